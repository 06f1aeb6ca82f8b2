import { createHmac, randomBytes } from 'node:crypto'
import { recoveryCodeCount } from '@chapterhouse/shared/auth/factors'
import type { UserId } from '@chapterhouse/shared/kernel/id'
import { deriveKey } from '@chapterhouse/shared/sync/keys'
import type { Tx } from '../../kernel/database.ts'

/** Without letters that look like digits. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Sixteen letters, 80 bits, in fours. */
const newRecoveryCode = (): string =>
  [...randomBytes(16)]
    .map((byte) => alphabet[byte % alphabet.length])
    .join('')
    .replace(/(.{4})(?!$)/g, '$1-')

/** As people type them: case, blanks and dashes do not matter, nor letters that look alike. */
const plain = (code: string): string =>
  code
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replace(/o/g, '0')
    .replace(/[il]/g, '1')

/** Codes for when the factors are lost; hashed with a key that is not in the database. */
export interface RecoveryCodes {
  /** Makes new ones in place of those there are. The answer alone has them. */
  readonly renew: (tx: Tx, userId: UserId) => Promise<string[]>
  /** Uses one up; false when it is none, or was used. */
  readonly use: (tx: Tx, userId: UserId, code: string) => Promise<boolean>
}

const kind = 'RECOVERY'

/** How many are good still. */
export const countRecoveryCodes = (tx: Tx, userId: UserId): Promise<number> =>
  tx.mfaCredential.count({ where: { userId, kind, consumedAt: null } })

/** Codes that were made under a secret before are good still: of a hash no other can be made. */
export const openRecoveryCodes = (
  appSecret: string,
  secretsBefore: readonly string[] = [],
): RecoveryCodes => {
  const hashUnder = (secret: string) => (userId: UserId, code: string) =>
    createHmac('sha256', deriveKey(secret, 'recovery codes'))
      .update(`${userId} ${plain(code)}`)
      .digest('hex')
  const hashOf = hashUnder(appSecret)
  const everyHash = [appSecret, ...secretsBefore].map(hashUnder)
  return {
    renew: async (tx, userId) => {
      const codes = Array.from({ length: recoveryCodeCount }, newRecoveryCode)
      await tx.mfaCredential.deleteMany({ where: { userId, kind } })
      const data = codes.map((code) => ({ userId, kind, codeHash: hashOf(userId, code) }))
      await tx.mfaCredential.createMany({ data })
      return codes
    },
    use: async (tx, userId, code) => {
      const codeHash = { in: everyHash.map((hash) => hash(userId, code)) }
      const where = { userId, kind, codeHash, consumedAt: null }
      const used = { consumedAt: new Date() }
      return (await tx.mfaCredential.updateMany({ where, data: used })).count === 1
    },
  }
}
