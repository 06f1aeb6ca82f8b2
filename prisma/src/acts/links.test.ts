import type { UserId } from '@chapterhouse/shared/kernel/id'
import { afterAll, describe, expect, test } from 'vitest'
import type { LinkPurpose } from '../auth.ts'
import { aSession, aUser, type SomeUser } from '../factories.ts'
import { isTaken, sqlState } from '../failures.ts'
import { createTestDatabase } from '../test-database.ts'

const house = await createTestDatabase()
const db = await house.app()
afterAll(() => house.close())

let tokens = 0
interface Given {
  readonly purpose: LinkPurpose
  readonly email?: string
  readonly hours?: number
}

/** A link for that person; answers its hash. */
const link = async (user: SomeUser, { purpose, email = user.email, hours = 1 }: Given) => {
  const tokenHash = `token ${++tokens}`
  const expiresAt = new Date(Date.now() + hours * 3_600_000)
  const data = { tokenHash, userId: user.id, email, purpose, expiresAt }
  await db.withUser(user.id, (tx) => tx.verificationToken.createMany({ data: [data] }))
  return tokenHash
}

const rows = (act: Promise<{ is: string | null }[]>) =>
  act.then((found) => found.map((row) => row.is))
const stateOf = (act: Promise<unknown>) =>
  act.then(
    () => 'done',
    (error: unknown) => sqlState(error),
  )
const verify = (who: UserId, hash: string, purpose: LinkPurpose = 'EMAIL_VERIFY') =>
  db.withUser(who, (tx) => tx.$executeRaw`select app.verify_address(${hash}, ${purpose})`)
const reset = (who: UserId, hash: string) =>
  rows(db.withUser(who, (tx) => tx.$queryRaw`select app.reset_password(${hash}, 'new') as is`))
const change = (who: UserId, hash: string) =>
  rows(db.withUser(who, (tx) => tx.$queryRaw`select app.change_email(${hash}) as is`))
const takeBack = (who: UserId, hash: string) =>
  rows(db.withUser(who, (tx) => tx.$queryRaw`select app.take_back_email(${hash}) as is`))
const account = async ({ id }: SomeUser) =>
  (await house.owner.query('select * from users where id = $1', [id])).rows[0]

describe('a link', () => {
  test('says whom it is for, as often as it is asked', async () => {
    const ada = await aUser(db)
    const hash = await link(ada, { purpose: 'PASSWORD_RESET' })
    const holder = { userId: ada.id, email: ada.email, displayName: ada.displayName }
    expect(await db.auth.tokenByHash(hash, 'PASSWORD_RESET')).toEqual(holder)
    expect(await db.auth.tokenByHash(hash, 'PASSWORD_RESET')).toEqual(holder)
  })

  test('is nothing for another purpose, after its time, or made up', async () => {
    const ada = await aUser(db)
    const hash = await link(ada, { purpose: 'PASSWORD_RESET' })
    const old = await link(ada, { purpose: 'PASSWORD_RESET', hours: -1 })
    expect(await db.auth.tokenByHash(hash, 'MAGIC_LINK')).toBeNull()
    expect(await db.auth.tokenByHash(old, 'PASSWORD_RESET')).toBeNull()
    expect(await db.auth.tokenByHash('made up', 'PASSWORD_RESET')).toBeNull()
  })

  test('is nothing once its account is closed', async () => {
    const ada = await aUser(db)
    const hash = await link(ada, { purpose: 'MAGIC_LINK' })
    await house.owner.query('update users set is_active = false where id = $1', [ada.id])
    expect(await db.auth.tokenByHash(hash, 'MAGIC_LINK')).toBeNull()
    expect(await stateOf(verify(ada.id, hash, 'MAGIC_LINK'))).toBe('P0002')
  })

  test('to an address that is no longer the account’s opens nothing', async () => {
    const ada = await aUser(db)
    for (const purpose of ['PASSWORD_RESET', 'MAGIC_LINK', 'EMAIL_VERIFY'] as const) {
      const hash = await link(ada, { purpose, email: 'before@example.org' })
      expect([purpose, await db.auth.tokenByHash(hash, purpose)]).toEqual([purpose, null])
    }
  })

  test('works for nobody but its person', async () => {
    const [ada, eve] = [await aUser(db), await aUser(db)]
    const hash = await link(ada, { purpose: 'PASSWORD_RESET' })
    expect(await stateOf(reset(eve.id, hash))).toBe('P0002')
    expect(await stateOf(reset(ada.id, hash))).toBe('done')
  })

  test('of twenty uses at once, one works', async () => {
    const ada = await aUser(db)
    const hash = await link(ada, { purpose: 'MAGIC_LINK' })
    const all = Array.from({ length: 20 }, () => stateOf(verify(ada.id, hash, 'MAGIC_LINK')))
    expect((await Promise.all(all)).filter((state) => state === 'done')).toHaveLength(1)
  })
})

test('confirming an address notes when, and keeps the first time', async () => {
  const ada = await aUser(db)
  await verify(ada.id, await link(ada, { purpose: 'EMAIL_VERIFY' }))
  const { email_verified_at: first } = await account(ada)
  expect(first).toBeInstanceOf(Date)
  await verify(ada.id, await link(ada, { purpose: 'MAGIC_LINK' }), 'MAGIC_LINK')
  expect((await account(ada)).email_verified_at).toEqual(first)
})

describe('a new password', () => {
  test('ends every session and every other way in, and confirms the address', async () => {
    const ada = await aUser(db, { passwordHash: 'old' })
    const sessions = [await aSession(db, ada), await aSession(db, ada)]
    const [hash, other] = [
      await link(ada, { purpose: 'PASSWORD_RESET' }),
      await link(ada, { purpose: 'MAGIC_LINK' }),
    ]
    expect((await reset(ada.id, hash)).toSorted()).toEqual(sessions.toSorted())
    const now = await account(ada)
    expect(now).toMatchObject({ password_hash: 'new', email_verified_at: expect.any(Date) })
    expect(await db.auth.tokenByHash(other, 'MAGIC_LINK')).toBeNull()
    expect(await stateOf(reset(ada.id, hash))).toBe('P0002')
  })

  test('leaves other people signed in', async () => {
    const [ada, ben] = [await aUser(db), await aUser(db)]
    const session = await aSession(db, ben)
    await reset(ada.id, await link(ada, { purpose: 'PASSWORD_RESET' }))
    expect(await db.hot.session(session)).not.toBeNull()
  })
})

describe('another address', () => {
  const moved = async () => {
    const ada = await aUser(db, { passwordHash: 'old' })
    const to = `new.${ada.email}`
    const back = await link(ada, { purpose: 'EMAIL_TAKE_BACK', hours: 300 })
    expect(await change(ada.id, await link(ada, { purpose: 'EMAIL_CHANGE', email: to }))).toEqual([
      ada.email,
    ])
    return { ada, to, back }
  }

  test('is the account’s from then on, and confirmed', async () => {
    const { ada, to } = await moved()
    expect(await account(ada)).toMatchObject({ email: to, email_verified_at: expect.any(Date) })
    expect(await db.auth.loginByEmail(ada.email)).toBeNull()
  })

  test('that somebody else has is refused, and nothing is used up', async () => {
    const [ada, ben] = [await aUser(db), await aUser(db)]
    const hash = await link(ada, { purpose: 'EMAIL_CHANGE', email: ben.email })
    expect(await change(ada.id, hash).catch(isTaken)).toBe(true)
    expect(await db.auth.tokenByHash(hash, 'EMAIL_CHANGE')).not.toBeNull()
  })

  test('taken back, sessions, password and what was asked for since are over', async () => {
    const { ada, to, back } = await moved()
    const session = await aSession(db, ada)
    const since = await link({ ...ada, email: to }, { purpose: 'PASSWORD_RESET' })
    expect(await takeBack(ada.id, back)).toEqual([session])
    expect(await account(ada)).toMatchObject({ email: ada.email, password_hash: null })
    expect(await db.auth.tokenByHash(since, 'PASSWORD_RESET')).toBeNull()
    expect(await stateOf(takeBack(ada.id, back))).toBe('P0002')
  })

  test('changed twice, the first way back is not taken away by the second', async () => {
    const { ada, to, back } = await moved()
    const thief = { ...ada, email: to }
    const second = await link(thief, { purpose: 'EMAIL_TAKE_BACK' })
    await change(ada.id, await link(thief, { purpose: 'EMAIL_CHANGE', email: `x.${to}` }))
    await takeBack(ada.id, second)
    await takeBack(ada.id, back)
    expect((await account(ada)).email).toBe(ada.email)
  })

  test('changed twice, the first way back ends the second', async () => {
    const { ada, to, back } = await moved()
    const second = await link({ ...ada, email: to }, { purpose: 'EMAIL_TAKE_BACK' })
    await takeBack(ada.id, back)
    expect(await stateOf(takeBack(ada.id, second))).toBe('P0002')
  })
})
