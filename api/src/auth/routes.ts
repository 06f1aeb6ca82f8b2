import * as contract from '@chapterhouse/shared/auth/contract'
import { signInByLink } from '@chapterhouse/shared/auth/links'
import type { UserId } from '@chapterhouse/shared/kernel/id'
import { isLoopback } from '@chapterhouse/shared/kernel/origin'
import type { Request, Response } from 'express'
import type { Actor } from '../kernel/actor.ts'
import { answer, answerAnyone, answerPerson } from '../kernel/answer.ts'
import { whenceOf } from '../kernel/client-address.ts'
import { afterChange } from '../kernel/database.ts'
import { type Area, type Desk, openDesk } from '../kernel/desk.ts'
import { houseOrigin } from '../kernel/house-origin.ts'
import { demandRate, openRate, type Throttle } from '../kernel/throttle.ts'
import type { Post } from '../mail/service.ts'
import { answerAccount } from './account/routes.ts'
import { noteArrival } from './account/service.ts'
import { type Devices, openDevices } from './devices.ts'
import { openGate } from './gate.ts'
import { eraseAccounts, sweepExpired } from './jobs.ts'
import { answerKeys } from './keys/routes.ts'
import { sendLink, tellNewDevice, tellPasswordChanged } from './links/letters.ts'
import { answerLinks } from './links/routes.ts'
import { confirmAddress, type LinkParts } from './links/service.ts'
import * as service from './service.ts'
import type { Sessions } from './sessions.ts'

export interface AuthOptions {
  readonly sessions: Sessions
  readonly post: Post
}

/** What the questions of the door share. */
interface Porch extends LinkParts {
  readonly sessions: Sessions
  readonly devices: Devices
  /** Accounts made from one address. */
  readonly signUps: Throttle
}

export const auth =
  ({ sessions, post }: AuthOptions): Area =>
  (house) => {
    const desk = openDesk(house)
    const { db, clock, settings } = house
    const { signUp, setupCode, appSecret } = settings
    const secure = settings.publicOrigin?.startsWith('https:') ?? false
    const porch: Porch = {
      db,
      sessions,
      writing: { post, clock },
      devices: openDevices({ appSecret, secure }),
      passwords: house.passwords,
      gate: openGate(clock),
      door: { signUp, setupCode, exposed: !isLoopback(settings.host) },
      signUps: openRate({ clock, tries: 100, per: 3600 }),
    }
    house.jobs.push(sweepExpired(clock), eraseAccounts(clock))
    answerDoor(desk, porch)
    answerAccount(desk, porch)
    answerSessions(desk, porch)
    answerKeys(desk, porch)
    answerLinks(desk, porch)
    return desk
  }

const answerDoor = (desk: Desk, porch: Porch): void => {
  const { db, door, sessions, writing } = porch
  const { settings } = desk.house
  const { leave, enter } = threshold(desk, porch)

  answerAnyone(desk, contract.getDoorway, async () => {
    const firstRun = await service.isFirstRun(db)
    const setupCodeNeeded = firstRun && door.exposed
    return { firstRun, setupCodeNeeded, signUp: door.signUp, sendsMail: !writing.post.isKept }
  })
  answerAnyone(desk, contract.signUp, async ({ body, ...entry }) => {
    const whence = whenceOf(entry.request)
    demandRate(porch.signUps, whence.ip ?? '')
    const origin = houseOrigin(settings, entry.request)
    const userId = await service.signUp(porch, body, {
      whence,
      with: async (tx, id) => {
        await noteArrival(tx, id, body)
        await sendLink(writing, tx, { userId: id, purpose: 'EMAIL_VERIFY', origin })
      },
    })
    return afterChange(service.accountThere, () => enter(userId, { ...entry, isNew: true }))
  })
  answerAnyone(desk, contract.signIn, async ({ body, ...entry }) =>
    enter(await service.checkPassword(porch, body, whenceOf(entry.request)), entry),
  )
  answerAnyone(desk, signInByLink, async ({ body, ...entry }) =>
    enter(await confirmAddress(db, body.token, 'MAGIC_LINK'), entry),
  )
  // signing out twice is signing out: the cookie goes either way
  answerAnyone(desk, contract.signOut, async ({ actor, response }) => {
    sessions.clearCookie(response)
    await leave(actor)
    return {}
  })
}

/** Going out, and coming in: with a new session, and a mail where the browser is a new one. */
const threshold = ({ house }: Desk, { db, sessions, devices, writing }: Porch) => {
  // the cookie of a session is about to be replaced: nobody could end that session any more
  const leave = async (actor: Actor | null) => {
    if (!actor) return
    const { userId, sessionId } = actor
    await db.withUser(userId, (tx) => service.endSession(tx, userId, sessionId))
  }
  const enter = async (userId: UserId, { actor, request, response, isNew = false }: Entry) => {
    const whence = whenceOf(request)
    const isKnown = devices.note({ request, response }, userId) || isNew
    const device = { userId, origin: houseOrigin(house.settings, request), ...whence }
    await leave(actor)
    await sessions.begin(userId, { response, whence })
    const user = await service.welcome(db, userId, {
      whence,
      with: async (tx) => (isKnown ? undefined : tellNewDevice(writing, tx, device)),
    })
    return { user }
  }
  return { leave, enter }
}

/** Somebody at the door: who they were until now, and where the cookie goes. */
interface Entry {
  readonly actor: Actor | null
  readonly request: Request
  readonly response: Response
  /** Their account was made just now. */
  readonly isNew?: boolean
}

const answerSessions = (desk: Desk, porch: Porch): void => {
  answerPerson(desk, contract.changePassword, async ({ actor, body, request }) => {
    const cause = { userId: actor.userId, origin: houseOrigin(desk.house.settings, request) }
    await service.changePassword(porch, actor, {
      ...body,
      with: (tx) => tellPasswordChanged(porch.writing, tx, cause),
    })
    return {}
  })
  answer(desk, contract.listSessions, async ({ actor, tx }) => ({
    items: await service.listSessions(tx, actor),
  }))
  answer(desk, contract.endSession, async ({ actor, tx, params }) => {
    await service.endNamedSession(tx, actor.userId, params.sessionId)
    return {}
  })
}
