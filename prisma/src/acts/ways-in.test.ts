import { afterAll, describe, expect, test } from 'vitest'
import { aUser, type SomeUser } from '../factories.ts'
import { createTestDatabase } from '../test-database.ts'

const house = await createTestDatabase()
const db = await house.app()
afterAll(() => house.close())

let made = 0

const aPasskey = async (user: SomeUser, more: object = {}) => {
  const credentialId = Buffer.from([7, ++made])
  const data = { userId: user.id, kind: 'PASSKEY', credentialId, publicKey: Buffer.from([1, 2]) }
  await db.withUser(user.id, (tx) =>
    tx.mfaCredential.create({ data: { ...data, confirmedAt: new Date(), ...more } }),
  )
  return credentialId
}
const factorsOf = (user: SomeUser) =>
  db.withUser(user.id, (tx) => tx.mfaCredential.findMany({ orderBy: { createdAt: 'asc' } }))
const refused = (act: Promise<unknown>) =>
  act.then(
    () => false,
    () => true,
  )

describe('a passkey', () => {
  test('is known by its id before there is a person', async () => {
    const ada = await aUser(db)
    const id = await aPasskey(ada, { signCount: 4_294_967_295n, transports: ['internal'] })
    expect(await db.auth.loginByPasskey(id)).toEqual({
      id: expect.any(String),
      userId: ada.id,
      publicKey: Buffer.from([1, 2]),
      signCount: 4_294_967_295,
      transports: ['internal'],
    })
    expect(await db.auth.loginByPasskey(Buffer.from([9, 9, 9]))).toBeNull()
  })

  test('of a closed account, or one never confirmed, lets nobody in', async () => {
    const [ada, ben] = [await aUser(db), await aUser(db)]
    const [hers, his] = [await aPasskey(ada), await aPasskey(ben, { confirmedAt: null })]
    await house.owner.query('update users set is_active = false where id = $1', [ada.id])
    expect(await db.auth.loginByPasskey(hers)).toBeNull()
    expect(await db.auth.loginByPasskey(his)).toBeNull()
  })

  test('is one person’s alone', async () => {
    const credentialId = await aPasskey(await aUser(db))
    expect(await refused(aPasskey(await aUser(db), { credentialId }))).toBe(true)
  })
})

describe('an authenticator', () => {
  const totp = { kind: 'TOTP', secretEnc: Buffer.from([1]), keyId: 'k', confirmedAt: new Date() }

  test('is one: a second that is confirmed is refused, one that is begun is not', async () => {
    const { id: userId } = await aUser(db)
    const add = (more: object) =>
      db.withUser(userId, (tx) => tx.mfaCredential.create({ data: { userId, ...totp, ...more } }))
    await add({})
    await add({ confirmedAt: null })
    expect(await refused(add({}))).toBe(true)
  })

  test.each([
    ['no secret', { kind: 'TOTP', keyId: 'k' }],
    ['no key to open it', { kind: 'TOTP', secretEnc: Buffer.from([1]) }],
    ['the code of another kind', { ...totp, codeHash: 'x' }],
    ['a kind nobody knows', { ...totp, kind: 'SMS' }],
  ])('with %s is none', async (_what, data) => {
    const { id: userId } = await aUser(db)
    const add = db.withUser(userId, (tx) => tx.mfaCredential.create({ data: { userId, ...data } }))
    expect(await refused(add)).toBe(true)
  })
})

test('a person may ask whether they have a password, and of nobody else', async () => {
  const [ada, ben] = [await aUser(db, { passwordHash: 'hash' }), await aUser(db)]
  const has = (user: SomeUser) =>
    db.withUser(user.id, (tx) => tx.$queryRaw`select app.has_password() as has`)
  expect([await has(ada), await has(ben)]).toEqual([[{ has: true }], [{ has: false }]])
})

test('who takes their address back is rid of what came with the change, and keeps what is older', async () => {
  const ada = await aUser(db)
  const [old, young] = [await aPasskey(ada), await aPasskey(ada)]
  await house.owner.query(
    `update mfa_credentials set created_at = now() - interval '3 days' where credential_id = $1`,
    [old],
  )
  await house.owner.query(
    `insert into accounts (user_id, provider, provider_account_id, created_at)
     values ($1, 'github', 'old', now() - interval '3 days'), ($1, 'google', 'young', now())`,
    [ada.id],
  )
  const expiresAt = new Date(Date.now() + 3_600_000)
  const token = { tokenHash: 'back', userId: ada.id, email: ada.email, expiresAt }
  await db.withUser(ada.id, async (tx) => {
    await tx.verificationToken.create({ data: { ...token, purpose: 'EMAIL_TAKE_BACK' } })
    await tx.$queryRaw`select app.take_back_email('back')`
  })
  expect((await factorsOf(ada)).map(({ credentialId }) => Buffer.from(credentialId ?? []))).toEqual(
    [old],
  )
  expect(await db.auth.loginByPasskey(young)).toBeNull()
  expect(await db.auth.loginByAccount('github', 'old')).toBe(ada.id)
  expect(await db.auth.loginByAccount('google', 'young')).toBeNull()
})
