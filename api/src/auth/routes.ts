import * as contract from '@chapterhouse/shared/auth/contract'
import type { UserId } from '@chapterhouse/shared/kernel/id'
import { isLoopback } from '@chapterhouse/shared/kernel/origin'
import type { Request, Response } from 'express'
import type { Actor } from '../kernel/actor.ts'
import { answer, answerAnyone, answerPerson } from '../kernel/answer.ts'
import { whenceOf } from '../kernel/client-address.ts'
import { afterChange } from '../kernel/database.ts'
import { type Area, type Desk, openDesk } from '../kernel/desk.ts'
import { demandRate, openRate, type Throttle } from '../kernel/throttle.ts'
import { openTurnstile } from '../kernel/turnstile.ts'
import { openGate } from './gate.ts'
import { sweepExpired } from './jobs.ts'
import { answerKeys } from './keys/routes.ts'
import { crowded, openPasswords } from './password.ts'
import * as service from './service.ts'
import type { Sessions } from './sessions.ts'

export interface AuthOptions {
  readonly sessions: Sessions
  /** bcrypt cost. */
  readonly passwordCost: number
}

/** What the questions of the door share. */
interface Porch extends service.AuthParts {
  readonly sessions: Sessions
  /** Accounts made from one address. */
  readonly signUps: Throttle
}

export const auth =
  ({ sessions, passwordCost }: AuthOptions): Area =>
  (house) => {
    const desk = openDesk(house)
    const { db, clock, settings } = house
    const turnstile = openTurnstile({ atOnce: 2, waiting: 100, whenFull: crowded })
    const { signUp, setupCode } = settings
    const porch: Porch = {
      db,
      sessions,
      passwords: openPasswords({ cost: passwordCost, turnstile }),
      gate: openGate(clock),
      door: { signUp, setupCode, exposed: !isLoopback(settings.host) },
      signUps: openRate({ clock, tries: 100, per: 3600 }),
    }
    house.jobs.push(sweepExpired(clock))
    answerDoor(desk, porch)
    answerSessions(desk, porch)
    answerKeys(desk, porch)
    return desk
  }

const answerDoor = (desk: Desk, porch: Porch): void => {
  const { db, door, sessions } = porch
  // the cookie of a session is about to be replaced: nobody could end that session any more
  const leave = async (actor: Actor | null) => {
    if (!actor) return
    const { userId, sessionId } = actor
    await db.withUser(userId, (tx) => service.endSession(tx, userId, sessionId))
  }
  const enter = async (userId: UserId, { actor, request, response }: Entry) => {
    const whence = whenceOf(request)
    await leave(actor)
    await sessions.begin(userId, { response, whence })
    return { user: await service.welcome(db, userId, whence) }
  }

  answerAnyone(desk, contract.getDoorway, async () => {
    const firstRun = await service.isFirstRun(db)
    return { firstRun, setupCodeNeeded: firstRun && door.exposed, signUp: door.signUp }
  })
  answerAnyone(desk, contract.signUp, async ({ body, ...entry }) => {
    const whence = whenceOf(entry.request)
    demandRate(porch.signUps, whence.ip ?? '')
    const userId = await service.signUp(porch, body, whence)
    return afterChange(service.accountThere, () => enter(userId, entry))
  })
  answerAnyone(desk, contract.signIn, async ({ body, ...entry }) =>
    enter(await service.checkPassword(porch, body, whenceOf(entry.request)), entry),
  )
  // signing out twice is signing out: the cookie goes either way
  answerAnyone(desk, contract.signOut, async ({ actor, response }) => {
    sessions.clearCookie(response)
    await leave(actor)
    return {}
  })
}

/** Somebody at the door: who they were until now, and where the cookie goes. */
interface Entry {
  readonly actor: Actor | null
  readonly request: Request
  readonly response: Response
}

const answerSessions = (desk: Desk, porch: Porch): void => {
  answerPerson(desk, contract.changePassword, async ({ actor, body }) => {
    await service.changePassword(porch, actor, body)
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
