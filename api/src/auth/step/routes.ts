import * as contract from '@chapterhouse/shared/auth/proof'
import type { UserId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import { answerAnyone } from '../../kernel/answer.ts'
import { whenceOf } from '../../kernel/client-address.ts'
import type { Tx } from '../../kernel/database.ts'
import type { Desk } from '../../kernel/desk.ts'
import type { Slip } from '../../kernel/slips.ts'
import { demandRate, openRate } from '../../kernel/throttle.ts'
import {
  acceptFactor,
  acceptPasskey,
  askForPasskey,
  type FactorParts,
  type Visit,
} from '../factors/check.ts'
import { countRecoveryCodes } from '../factors/recovery.ts'
import { stepFactsOf } from '../factors/service.ts'
import type { Threshold } from '../threshold.ts'
import type { FirstStep } from './slip.ts'

export interface StepParts extends FactorParts {
  readonly step: Slip<FirstStep>
  readonly threshold: Threshold
}

/** The passkeys a browser is asked for; null where the person has none, or the house no name. */
export const passkeyOf = async (
  parts: FactorParts,
  visit: Visit,
  of: { readonly tx: Tx; readonly userId: UserId; readonly passkeys: number },
) => {
  if (of.passkeys === 0) return null
  return askForPasskey(parts, visit, of).catch((error: unknown) => {
    // at an address that is a number no passkey works: the others do
    if (error instanceof Refusal && error.code === 'conflict') return null
    throw error
  })
}

/** Signing in by a passkey alone, and the second step after anything else. */
export const answerSteps = (desk: Desk, parts: StepParts): void => {
  const { db, step, threshold } = parts
  const asking = openRate({ clock: parts.clock, tries: 60, per: 60 })

  answerAnyone(desk, contract.askPasskey, (visit) => {
    demandRate(asking, whenceOf(visit.request).ip ?? '')
    return askForPasskey(parts, visit)
  })
  answerAnyone(desk, contract.signInByPasskey, async ({ body, ...entry }) => {
    const userId = await acceptPasskey(parts, entry, body)
    return threshold.enter(userId, { ...entry, method: 'passkey' })
  })
  answerAnyone(desk, contract.getStep, async (visit) => {
    const first = await step.read(visit.request)
    if (!first) throw new Refusal('too_late')
    const { userId } = first
    return db.withUser(userId, async (tx) => {
      const { authenticator, passkeys } = await stepFactsOf(tx, userId)
      const recoveryCode = (await countRecoveryCodes(tx, userId)) > 0
      const passkey = await passkeyOf(parts, visit, { tx, userId, passkeys })
      return { authenticator, passkey, recoveryCode }
    })
  })
  answerAnyone(desk, contract.takeStep, async ({ body, ...entry }) => {
    const first = await step.read(entry.request)
    if (!first) throw new Refusal('too_late')
    const { userId, method } = first
    const second = await acceptFactor(parts, entry, { userId, shown: body })
    await step.take(entry)
    return threshold.enter(userId, { ...entry, method, second })
  })
}
