import type { Clock } from '@chapterhouse/shared/kernel/clock'
import { newId, type UserId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Tx } from '../../kernel/database.ts'
import type { Envelope } from '../../kernel/envelope.ts'
import { base32, newTotpSecret, totpAddress, totpStepFor } from './totp.ts'

export interface AuthenticatorParts {
  readonly envelope: Envelope
  readonly clock: Clock
}

const kind = 'TOTP'

/** What an envelope is bound to. */
export const placeOf = (id: string, userId: string) => ['mfa_credentials', id, userId]

/** Makes a secret, which is nothing yet; one that was begun before and never confirmed gives way. */
export const beginAuthenticator = async (
  tx: Tx,
  { envelope }: AuthenticatorParts,
  person: { readonly id: UserId; readonly email: string },
) => {
  const [id, secret, userId] = [newId(), newTotpSecret(), person.id]
  await tx.mfaCredential.deleteMany({ where: { userId, kind, confirmedAt: null } })
  const { sealed, keyId } = envelope.close(placeOf(id, userId), secret)
  await tx.mfaCredential.createMany({ data: [{ id, userId, kind, secretEnc: sealed, keyId }] })
  return { secret: base32(secret), address: totpAddress(secret, person.email, 'Chapterhouse') }
}

interface Row {
  readonly id: string
  readonly secretEnc: Uint8Array<ArrayBuffer> | null
  readonly keyId: string | null
}

interface Attempt extends AuthenticatorParts {
  readonly userId: UserId
  readonly code: string
}

/** Whether the code is the secret's, now, and was not used before; it is used from here on. */
const spend = async (tx: Tx, row: Row, { envelope, clock, userId, code }: Attempt) => {
  const enveloped = { sealed: Buffer.from(row.secretEnc ?? []), keyId: row.keyId ?? '' }
  const secret = envelope.open(placeOf(row.id, userId), enveloped)
  const step = secret && totpStepFor(secret, code, clock.now())
  if (step === null) return false
  // the row decides: of two who bring the same code at once, one is late
  const where = { id: row.id, OR: [{ lastStep: null }, { lastStep: { lt: step } }] }
  const data = { lastStep: step, lastUsedAt: new Date(clock.now()) }
  return (await tx.mfaCredential.updateMany({ where, data })).count === 1
}

/** Whether this is a code of the person's authenticator; no code is good twice. */
export const useAuthenticator = async (tx: Tx, attempt: Attempt): Promise<boolean> => {
  const where = { userId: attempt.userId, kind, confirmedAt: { not: null } }
  const row = await tx.mfaCredential.findFirst({ where })
  return row !== null && (await spend(tx, row, attempt))
}

/** The secret that was begun is the person's from now on, in place of one before. */
export const confirmAuthenticator = async (tx: Tx, attempt: Attempt): Promise<void> => {
  const { userId, clock } = attempt
  const row = await tx.mfaCredential.findFirst({ where: { userId, kind, confirmedAt: null } })
  if (!row) throw new Refusal('too_late', { detail: 'Begin again: there is no secret to confirm' })
  if (!(await spend(tx, row, attempt))) throw new Refusal('wrong_code')
  await tx.mfaCredential.deleteMany({ where: { userId, kind, confirmedAt: { not: null } } })
  const data = { confirmedAt: new Date(clock.now()) }
  await tx.mfaCredential.updateMany({ where: { id: row.id }, data })
}

/** False when there was none. */
export const removeAuthenticator = async (tx: Tx, userId: UserId): Promise<boolean> =>
  (await tx.mfaCredential.deleteMany({ where: { userId, kind } })).count > 0
