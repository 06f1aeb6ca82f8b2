import type { SecondStep } from '@chapterhouse/shared/auth/contract'
import type { PasskeyRequest, UsedPasskey } from '@chapterhouse/shared/auth/passkey'
import type { Clock } from '@chapterhouse/shared/kernel/clock'
import type { UserId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Request, Response } from 'express'
import { whenceOf } from '../../kernel/client-address.ts'
import type { Database, Tx } from '../../kernel/database.ts'
import type { Envelope } from '../../kernel/envelope.ts'
import { askedOrigin } from '../../kernel/house-origin.ts'
import type { Settings } from '../../kernel/settings.ts'
import type { Slip } from '../../kernel/slips.ts'
import { openThrottle, refuseFor, type Throttle } from '../../kernel/throttle.ts'
import { logPerson } from '../service.ts'
import { useAuthenticator } from './authenticator.ts'
import { checkPasskey, requestPasskey, siteOf } from './passkeys.ts'
import type { RecoveryCodes } from './recovery.ts'

export interface FactorParts {
  readonly db: Database
  readonly clock: Clock
  readonly settings: Settings
  readonly envelope: Envelope
  readonly codes: RecoveryCodes
  readonly challenge: Slip<{ challenge: string }>
  /** Codes that were wrong, by person. */
  readonly guesses: Throttle
}

/** A request and where its answer goes. */
export interface Visit {
  readonly request: Request
  readonly response: Response
}

/** Five wrong codes cost nothing; then each doubles the wait: some hundred guesses a day of a million. */
export const openGuesses = (clock: Clock): Throttle =>
  openThrottle({ clock, free: 5, memory: 3_600, longest: 900 })

const siteFor = ({ settings }: FactorParts, { request }: Visit) =>
  siteOf(askedOrigin(settings, request))

/** Asks the browser for a passkey: of that person, or whichever it has. */
export const askForPasskey = async (
  parts: FactorParts,
  visit: Visit,
  of?: { readonly tx: Tx; readonly userId: UserId },
): Promise<PasskeyRequest> => {
  const asked = await requestPasskey(siteFor(parts, visit), of)
  await parts.challenge.give(visit.response, { challenge: asked.challenge })
  return asked
}

/** What the browser was asked to sign, for the last time. */
export const takeChallenge = async ({ challenge }: FactorParts, visit: Visit): Promise<string> => {
  const given = await challenge.take(visit)
  if (!given) throw new Refusal('too_late')
  return given.challenge
}

/** Whose passkey answered. */
export const acceptPasskey = async (
  parts: FactorParts,
  visit: Visit,
  { passkey, userId }: { readonly passkey: UsedPasskey; readonly userId?: UserId },
): Promise<UserId> => {
  const challenge = await takeChallenge(parts, visit)
  const used = { challenge, passkey, ...(userId ? { userId } : {}) }
  return checkPasskey(parts.db, siteFor(parts, visit), used)
}

/** What a person shows besides the first step. */
export type Shown =
  | { readonly code: string }
  | { readonly recoveryCode: string }
  | { readonly passkey: UsedPasskey }

/** Refuses what is not the person's; a wrong code makes the next one wait. Answers which it was. */
export const acceptFactor = async (
  parts: FactorParts,
  visit: Visit,
  { userId, shown }: { readonly userId: UserId; readonly shown: Shown },
): Promise<SecondStep> => {
  if ('passkey' in shown) {
    await acceptPasskey(parts, visit, { passkey: shown.passkey, userId })
    return 'passkey'
  }
  const { db, guesses } = parts
  refuseFor(guesses.wait(userId))
  // counted before it is looked at: many at once are many
  guesses.count(userId)
  const isRight = await db.withUser(userId, (tx) =>
    'code' in shown
      ? useAuthenticator(tx, { ...parts, userId, code: shown.code })
      : parts.codes.use(tx, userId, shown.recoveryCode),
  )
  if (isRight) {
    guesses.forget(userId)
    return 'code' in shown ? 'totp' : 'recovery'
  }
  const event = { action: 'second_step_failed', userId, whence: whenceOf(visit.request) }
  await db.withUser(userId, (tx) => logPerson(tx, event))
  throw new Refusal('wrong_code')
}
