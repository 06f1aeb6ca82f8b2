import * as contract from '@chapterhouse/shared/auth/contract'
import { signInByLink } from '@chapterhouse/shared/auth/links'
import { signOut } from '@chapterhouse/shared/auth/sign-out'
import { isLoopback } from '@chapterhouse/shared/kernel/origin'
import { answer, answerAnyone, answerPerson } from '../kernel/answer.ts'
import { whenceOf } from '../kernel/client-address.ts'
import { afterChange } from '../kernel/database.ts'
import { type Area, type Desk, type House, openDesk } from '../kernel/desk.ts'
import { openEnvelope } from '../kernel/envelope.ts'
import { houseOrigin } from '../kernel/house-origin.ts'
import { demandRate, openRate, type Throttle } from '../kernel/throttle.ts'
import type { Post } from '../mail/service.ts'
import { answerAccount } from './account/routes.ts'
import { noteArrival } from './account/service.ts'
import { openDevices } from './devices.ts'
import { type FactorParts, openGuesses } from './factors/check.ts'
import { openRecoveryCodes } from './factors/recovery.ts'
import { answerFactors } from './factors/routes.ts'
import type { Gate } from './gate.ts'
import { anonymizeAddresses, eraseAccounts, sweepExpired } from './jobs.ts'
import { answerKeys } from './keys/routes.ts'
import { sendLink, tellPasswordChanged } from './links/letters.ts'
import { answerLinks } from './links/routes.ts'
import { confirmAddress, type LinkParts } from './links/service.ts'
import { answerLog } from './log/routes.ts'
import { answerProof } from './proof/routes.ts'
import { openFlowSlip } from './providers/flow.ts'
import { answerProviders } from './providers/routes.ts'
import * as service from './service.ts'
import type { Sessions } from './sessions.ts'
import { readSignUp } from './sign-up/service.ts'
import { answerSteps } from './step/routes.ts'
import { openChallengeSlip, openStepSlip } from './step/slip.ts'
import { openThreshold, type Threshold } from './threshold.ts'

export interface AuthOptions {
  readonly sessions: Sessions
  readonly post: Post
  readonly gate: Gate
}

/** What the questions of the door share. */
interface Porch extends LinkParts, FactorParts {
  readonly sessions: Sessions
  readonly threshold: Threshold
  /** Accounts made from one address. */
  readonly signUps: Throttle
}

const roomOf = ({ settings, clock }: House) => {
  const secure = settings.publicOrigin?.startsWith('https:') ?? false
  return { appSecret: settings.appSecret, clock, secure }
}

export const auth =
  ({ sessions, post, gate }: AuthOptions): Area =>
  (house) => {
    const desk = openDesk(house)
    const { db, clock, settings, passwords } = house
    const { signUp: told, setupCode, appSecret, secretsBefore, host } = settings
    const room = roomOf(house)
    const [step, writing] = [openStepSlip(room), { post, clock }]
    const threshold = openThreshold(house, { sessions, writing, step, devices: openDevices(room) })
    const porch: Porch = {
      ...{ db, clock, settings, sessions, writing, threshold, passwords, gate },
      envelope: openEnvelope(appSecret, secretsBefore),
      codes: openRecoveryCodes(appSecret, secretsBefore),
      challenge: openChallengeSlip(room),
      guesses: openGuesses(clock),
      door: { told, setupCode, exposed: !isLoopback(host) },
      signUps: openRate({ clock, tries: 100, per: 3600 }),
    }
    house.jobs.push(sweepExpired(clock), eraseAccounts(clock), anonymizeAddresses(clock))
    answerDoor(desk, porch)
    answerAccount(desk, porch)
    answerSteps(desk, { ...porch, step })
    answerProviders(desk, { ...porch, flow: openFlowSlip(room) })
    answerSessions(desk, porch)
    answerProof(desk, porch)
    answerFactors(desk, porch)
    answerKeys(desk)
    answerLinks(desk, porch)
    answerLog(desk)
    return desk
  }

const answerDoor = (desk: Desk, porch: Porch): void => {
  const { db, door, sessions, writing } = porch
  const { settings } = desk.house
  const { leave, enter } = porch.threshold
  const providers = settings.providers.map(({ id, name }) => ({ id, name }))

  answerAnyone(desk, contract.getDoorway, async () => {
    const firstRun = await service.isFirstRun(db)
    const setupCodeNeeded = firstRun && door.exposed
    const signUp = await readSignUp(db, settings)
    const sendsMail = !writing.post.isKept
    return { firstRun, setupCodeNeeded, signUp, sendsMail, providers }
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
    return afterChange(service.accountThere, () =>
      enter(userId, { ...entry, method: 'password', isNew: true }),
    )
  })
  answerAnyone(desk, contract.signIn, async ({ body, ...entry }) => {
    const userId = await service.checkPassword(porch, body, whenceOf(entry.request))
    return enter(userId, { ...entry, method: 'password' })
  })
  answerAnyone(desk, signInByLink, async ({ body, ...entry }) => {
    const userId = await confirmAddress(db, body.token, 'MAGIC_LINK')
    return enter(userId, { ...entry, method: 'link' })
  })
  // signing out twice is signing out: the cookie goes either way
  answerAnyone(desk, signOut, async ({ actor, response }) => {
    sessions.clearCookie(response)
    await leave(actor)
    return {}
  })
}

const answerSessions = (desk: Desk, porch: Porch): void => {
  answerPerson(desk, contract.changePassword, async ({ actor, body, request }) => {
    const cause = { userId: actor.userId, origin: houseOrigin(desk.house.settings, request) }
    await desk.house.demandProof(actor, body.currentPassword)
    await service.changePassword(porch, actor, {
      newPassword: body.newPassword,
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
