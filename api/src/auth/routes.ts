import * as contract from '@chapterhouse/shared/auth/contract'
import type { Actor } from '../kernel/actor.ts'
import { answer, answerAnyone, answerPerson } from '../kernel/answer.ts'
import { whenceOf } from '../kernel/client-address.ts'
import { type Area, openDesk } from '../kernel/desk.ts'
import { isLoopback } from '../kernel/settings.ts'
import { demandRate, openRate } from '../kernel/throttle.ts'
import { openTurnstile } from '../kernel/turnstile.ts'
import { openGate } from './gate.ts'
import { crowded, openPasswords } from './password.ts'
import * as service from './service.ts'
import type { Sessions } from './sessions.ts'

export interface AuthOptions {
  readonly sessions: Sessions
  /** bcrypt cost. */
  readonly passwordCost: number
}

export const auth =
  ({ sessions, passwordCost }: AuthOptions): Area =>
  (house) => {
    const desk = openDesk(house)
    const { db, clock, settings } = house
    const turnstile = openTurnstile({ atOnce: 2, waiting: 100, whenFull: crowded })
    const door = {
      signUp: settings.signUp,
      setupCode: settings.setupCode,
      exposed: !isLoopback(settings.host),
    }
    const passwords = openPasswords({ cost: passwordCost, turnstile })
    const parts = { db, passwords, gate: openGate(clock), door }
    const signUps = openRate({ clock, tries: 100, per: 3600 })

    // the cookie of a session is about to be replaced: nobody could end that session any more
    const leave = async (actor: Actor | null) => {
      if (!actor) return
      const { userId, sessionId } = actor
      await db.withUser(userId, (tx) => service.endSession(tx, userId, sessionId))
    }

    answerAnyone(desk, contract.getDoorway, async () => {
      const firstRun = await service.isFirstRun(db)
      return { firstRun, setupCodeNeeded: firstRun && door.exposed, signUp: door.signUp }
    })
    answerAnyone(desk, contract.signUp, async ({ actor, body, request, response }) => {
      const whence = whenceOf(request)
      demandRate(signUps, whence.ip ?? '')
      const userId = await service.signUp(parts, body, whence)
      await leave(actor)
      await sessions.begin(userId, { response, whence })
      return { user: await service.welcome(db, userId, whence) }
    })
    answerAnyone(desk, contract.signIn, async ({ actor, body, request, response }) => {
      const whence = whenceOf(request)
      const userId = await service.checkPassword(parts, body, whence)
      await leave(actor)
      await sessions.begin(userId, { response, whence })
      return { user: await service.welcome(db, userId, whence) }
    })
    // signing out twice is signing out: the cookie goes either way
    answerAnyone(desk, contract.signOut, async ({ actor, response }) => {
      sessions.clearCookie(response)
      await leave(actor)
      return {}
    })
    answerPerson(desk, contract.changePassword, async ({ actor, body }) => {
      await service.changePassword(parts, actor, body)
      return {}
    })
    answer(desk, contract.listSessions, async ({ actor, tx }) => ({
      items: await service.listSessions(tx, actor),
    }))
    answer(desk, contract.endSession, async ({ actor, tx, params }) => {
      await service.endNamedSession(tx, actor.userId, params.sessionId)
      return {}
    })
    return desk
  }
