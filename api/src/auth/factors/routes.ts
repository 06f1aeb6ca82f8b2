import * as contract from '@chapterhouse/shared/auth/factors'
import type { UserId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Request } from 'express'
import type { Actor } from '../../kernel/actor.ts'
import { answer, answerPerson } from '../../kernel/answer.ts'
import { whenceOf } from '../../kernel/client-address.ts'
import type { Tx } from '../../kernel/database.ts'
import type { Desk } from '../../kernel/desk.ts'
import { askedOrigin, houseOrigin } from '../../kernel/house-origin.ts'
import { refuseFor } from '../../kernel/throttle.ts'
import { loadMe } from '../../users/service.ts'
import type { Writing } from '../links/letters.ts'
import { logPerson } from '../service.ts'
import * as authenticator from './authenticator.ts'
import { type FactorParts, takeChallenge } from './check.ts'
import { tellWay, type Way } from './letters.ts'
import { keepPasskey, loadPasskey, presentPasskey, siteOf, wishPasskey } from './passkeys.ts'
import { hasFactor } from './policy.ts'
import { countRecoveryCodes } from './recovery.ts'
import { demandAnotherWay, loadWays, settleSecondStep, stepFactsOf } from './service.ts'

export interface WaysParts extends FactorParts {
  readonly writing: Writing
}

interface Told {
  readonly request: Request
  readonly userId: UserId
  readonly way: Way
  readonly is: 'added' | 'removed'
  readonly action: string
}

/** What every change of the ways in does besides: a line of the log, and a mail. */
const openTelling =
  ({ settings, writing }: WaysParts) =>
  async (tx: Tx, { request, userId, way, is, action }: Told) => {
    const origin = houseOrigin(settings, request)
    // what a device is called says who its owner is, and the log outlives an erased account
    await logPerson(tx, { action, userId, whence: whenceOf(request), after: { kind: way.kind } })
    await tellWay(writing, tx, { userId, origin, way, code: `auth.way_${is}` })
  }

/** Acts of a person whose session is fresh, in one transaction. */
const openFresh =
  (desk: Desk) =>
  async <T>(actor: Actor, act: (tx: Tx, userId: UserId) => Promise<T>): Promise<T> => {
    await desk.house.demandProof(actor)
    return desk.house.db.withUser(actor.userId, (tx) => act(tx, actor.userId))
  }

/** Authenticator, passkeys, recovery codes: what a person comes in with besides a password. */
export const answerFactors = (desk: Desk, parts: WaysParts): void => {
  answer(desk, contract.getWays, ({ actor, tx }) => loadWays(tx, actor.userId))
  answerAuthenticator(desk, parts)
  answerPasskeys(desk, parts)
  answerSecondStep(desk, parts)
}

const answerAuthenticator = (desk: Desk, parts: WaysParts): void => {
  const { db, guesses, codes } = parts
  const [fresh, tell] = [openFresh(desk), openTelling(parts)]
  const way = { kind: 'authenticator' } as const

  answerPerson(desk, contract.beginAuthenticator, ({ actor }) =>
    fresh(actor, async (tx, userId) =>
      authenticator.beginAuthenticator(tx, parts, await loadMe(tx, userId)),
    ),
  )
  answerPerson(desk, contract.confirmAuthenticator, async ({ actor, body, request }) => {
    const { userId } = actor
    await desk.house.demandProof(actor)
    refuseFor(guesses.wait(userId))
    guesses.count(userId)
    const recoveryCodes = await db.withUser(userId, async (tx) => {
      await authenticator.confirmAuthenticator(tx, { ...parts, userId, code: body.code })
      const data = { secondStep: true }
      await tx.userSettings.updateMany({ where: { userId }, data })
      await tell(tx, { request, userId, way, is: 'added', action: 'authenticator.added' })
      return (await countRecoveryCodes(tx, userId)) > 0 ? [] : codes.renew(tx, userId)
    })
    guesses.forget(userId)
    return { recoveryCodes }
  })
  answerPerson(desk, contract.removeAuthenticator, ({ actor, request }) =>
    fresh(actor, async (tx, userId) => {
      if (!(await authenticator.removeAuthenticator(tx, userId))) throw new Refusal('not_found')
      await settleSecondStep(tx, userId)
      await tell(tx, { request, userId, way, is: 'removed', action: 'authenticator.removed' })
      return {}
    }),
  )
}

const answerPasskeys = (desk: Desk, parts: WaysParts): void => {
  const [fresh, tell] = [openFresh(desk), openTelling(parts)]
  const siteFor = (request: Request) => siteOf(askedOrigin(parts.settings, request))

  answerPerson(desk, contract.beginPasskey, ({ actor, request, response }) =>
    fresh(actor, async (tx, userId) => {
      const wish = await wishPasskey(tx, siteFor(request), await loadMe(tx, userId))
      await parts.challenge.give(response, { challenge: wish.challenge })
      return wish
    }),
  )
  answerPerson(desk, contract.addPasskey, async ({ actor, body, request, response }) => {
    const challenge = await takeChallenge(parts, { request, response })
    return fresh(actor, async (tx, userId) => {
      const made = await keepPasskey(tx, siteFor(request), { ...body, userId, challenge })
      const way = { kind: 'passkey', label: made.label } as const
      await tell(tx, { request, userId, way, is: 'added', action: 'passkey.added' })
      return made
    })
  })
  answer(desk, contract.namePasskey, async ({ actor: { userId }, tx, params, body }) => {
    const row = await loadPasskey(tx, userId, params.passkeyId)
    const { label } = body
    await tx.mfaCredential.updateMany({ where: { id: row.id }, data: { label } })
    await logPerson(tx, { action: 'passkey.named', userId })
    return presentPasskey({ ...row, label })
  })
  answerPerson(desk, contract.removePasskey, ({ actor, params, request }) =>
    fresh(actor, async (tx, userId) => {
      const { id, label } = await loadPasskey(tx, userId, params.passkeyId)
      await demandAnotherWay(tx, userId)
      await tx.mfaCredential.deleteMany({ where: { id } })
      await settleSecondStep(tx, userId)
      const way = { kind: 'passkey', label } as const
      await tell(tx, { request, userId, way, is: 'removed', action: 'passkey.removed' })
      return {}
    }),
  )
}

const answerSecondStep = (desk: Desk, parts: WaysParts): void => {
  const { codes } = parts
  const [fresh, tell] = [openFresh(desk), openTelling(parts)]
  const way = { kind: 'second step' } as const

  answerPerson(desk, contract.setSecondStep, ({ actor, body: { on }, request }) =>
    fresh(actor, async (tx, userId) => {
      if (on && !hasFactor(await stepFactsOf(tx, userId))) {
        const detail = 'Add a passkey or an authenticator app first: the second step is one of them'
        throw new Refusal('conflict', { detail })
      }
      await tx.userSettings.updateMany({ where: { userId }, data: { secondStep: on } })
      const [is, action] = on
        ? (['added', 'second_step.on'] as const)
        : (['removed', 'second_step.off'] as const)
      await tell(tx, { request, userId, way, is, action })
      const isNew = on && (await countRecoveryCodes(tx, userId)) === 0
      return { recoveryCodes: isNew ? await codes.renew(tx, userId) : [] }
    }),
  )
  answerPerson(desk, contract.makeRecoveryCodes, ({ actor, request }) =>
    fresh(actor, async (tx, userId) => {
      if (!hasFactor(await stepFactsOf(tx, userId))) {
        const detail = 'Recovery codes stand for a second step, and there is none'
        throw new Refusal('conflict', { detail })
      }
      const action = 'recovery_codes.made'
      await logPerson(tx, { action, userId, whence: whenceOf(request) })
      return { recoveryCodes: await codes.renew(tx, userId) }
    }),
  )
}
