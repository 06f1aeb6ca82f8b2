import { aUser } from '@chapterhouse/prisma/factories'
import { createTestDatabase } from '@chapterhouse/prisma/test-database'
import { systemClock } from '@chapterhouse/shared/kernel/clock'
import type { UserId } from '@chapterhouse/shared/kernel/id'
import { afterAll, describe, expect, it } from 'vitest'
import { openEnvelope } from '../../kernel/envelope.ts'
import { beginAuthenticator } from './authenticator.ts'
import { openRecoveryCodes } from './recovery.ts'
import { resealSecrets } from './reseal.ts'

const database = await createTestDatabase()
const db = await database.app()
afterAll(() => database.close())

const [first, second, third] = ['first', 'second', 'third'].map(
  (name) => `the ${name} secret of thirty-two characters`,
) as [string, string, string]

const begin = async (secret: string): Promise<UserId> => {
  const { id, email } = await aUser(db)
  const parts = { envelope: openEnvelope(secret), clock: systemClock }
  await db.withUser(id, (tx) => beginAuthenticator(tx, parts, { id, email }))
  return id
}
const kept = async (id: UserId) => {
  const sql =
    'select id, secret_enc as sealed, key_id as "keyId" from mfa_credentials where user_id = $1'
  const { rows } = await database.owner.query(sql, [id])
  return rows[0]
}
const opens = async (id: UserId, secret: string) => {
  const { id: row, sealed, keyId } = await kept(id)
  return openEnvelope(secret).open(['mfa_credentials', row, id], { sealed, keyId })
}
const reseal = async (now: string, ...before: string[]) => {
  const client = await database.owner.connect()
  try {
    return await resealSecrets(client, openEnvelope(now, before))
  } finally {
    client.release()
  }
}

describe('another secret of the house', () => {
  it('opens what was sealed under the one before, and then alone', async () => {
    const id = await begin(first)
    const secret = await opens(id, first)
    expect(await reseal(second, first)).toMatchObject({ lost: 0 })
    expect(await opens(id, second)).toEqual(secret)
    expect(await opens(id, first)).toBeNull()
    expect(await reseal(second, first)).toEqual({ sealed: 0, lost: 0 })
  })

  it('leaves what nobody can open any more as it is, and says so', async () => {
    const id = await begin(third)
    const before = await kept(id)
    expect(await reseal(second, first)).toEqual({ sealed: 0, lost: 1 })
    expect(await kept(id)).toEqual(before)
    expect(await reseal(second, third)).toEqual({ sealed: 1, lost: 0 })
  })

  it('takes recovery codes made under the one before, each once', async () => {
    const { id } = await aUser(db)
    const codes = await db.withUser(id, (tx) => openRecoveryCodes(first).renew(tx, id))
    const use = (code: string | undefined, now: string, ...before: string[]) =>
      db.withUser(id, (tx) => openRecoveryCodes(now, before).use(tx, id, code ?? ''))
    expect(await use(codes[0], second)).toBe(false)
    expect(await use(codes[0], second, first)).toBe(true)
    expect(await use(codes[0], second, first)).toBe(false)
    expect(await use(codes[1], third, second, first)).toBe(true)
  })
})
