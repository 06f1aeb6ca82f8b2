import { newId } from '@chapterhouse/shared/kernel/id'
import { afterAll, describe, expect, test } from 'vitest'
import { aSession, aUser } from '../factories.ts'
import { isTaken, sqlState } from '../failures.ts'
import { createTestDatabase } from '../test-database.ts'

// Every act the product offers, done as the person who may; what must be refused is in
// ../row-security/.

const house = await createTestDatabase()
const db = await house.app()
afterAll(() => house.close())

const inAnHour = () => new Date(Date.now() + 3_600_000)
const _stateOf = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error: unknown) => sqlState(error),
  )

describe('accounts', () => {
  const hash = (password: string) => `hash of ${password}`
  const id = newId<'users'>()
  const ada = { id, email: 'Ada@Example.org', passwordHash: hash('first'), displayName: 'Ada' }

  test('the first account is the platform admin, the second is not', async () => {
    expect(await db.auth.hasAccounts()).toBe(false)
    expect(await db.auth.signUp(ada)).toBe('ADMIN')
    expect(await db.auth.hasAccounts()).toBe(true)
    expect(await db.auth.signUp({ ...ada, id: newId(), email: 'b@example.org' })).toBe('USER')
  })

  test('of twenty first sign-ups at once, one becomes admin', async () => {
    const fresh = await createTestDatabase()
    const other = await fresh.app()
    const roles = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        other.auth.signUp({
          id: newId(),
          email: `${n}@example.org`,
          passwordHash: null,
          displayName: 'x',
        }),
      ),
    )
    expect(roles.filter((role) => role === 'ADMIN')).toHaveLength(1)
    await fresh.close()
  })

  test('an address is taken in any spelling', async () => {
    const again = db.auth.signUp({ ...ada, id: newId(), email: 'ADA@example.ORG' })
    expect(await again.catch(isTaken)).toBe(true)
  })

  test('signing in finds the account by its address in any spelling', async () => {
    expect(await db.auth.loginByEmail('ada@example.org')).toMatchObject({
      userId: id,
      passwordHash: hash('first'),
    })
    expect(await db.auth.loginByEmail('nobody@example.org')).toBeNull()
  })

  test('a session is found by its hash until it ends', async () => {
    const session = await aSession(db, { id })
    expect(await db.hot.session(session)).toMatchObject({
      userId: id,
      platformRole: 'ADMIN',
      displayName: 'Ada',
    })
    await db.withUser(id, (tx) => tx.session.delete({ where: { id: session } }))
    expect(await db.hot.session(session)).toBeNull()
  })

  test('sessions are extended, listed and ended one by one', async () => {
    const [first, second] = [await aSession(db, { id }), await aSession(db, { id })]
    await db.withUser(id, (tx) =>
      tx.session.update({
        where: { id: first },
        data: { expiresAt: inAnHour(), lastSeenAt: new Date() },
      }),
    )
    await db.withUser(id, (tx) => tx.session.delete({ where: { id: second } }))
    const left = await db.withUser(id, (tx) => tx.session.findMany())
    expect(left.map((session) => session.id)).toEqual([first])
  })

  test('an expired session and one of a closed account sign nobody in', async () => {
    const user = await aUser(db)
    const session = await aSession(db, user)
    await house.owner.query(`update users set is_active = false where id = $1`, [user.id])
    expect(await db.hot.session(session)).toBeNull()
    await house.owner.query(`update users set is_active = true where id = $1`, [user.id])
    await house.owner.query(
      `update sessions set created_at = now() - interval '2 day', expires_at = now() - interval '1 day' where id = $1`,
      [session],
    )
    expect(await db.hot.session(session)).toBeNull()
  })

  test('a new password ends every session but the one that set it', async () => {
    const kept = await aSession(db, { id })
    const ended = await aSession(db, { id })
    const rows = await db.withUser(
      id,
      (tx) =>
        tx.$queryRaw<
          { id: string }[]
        >`select app.change_password(${hash('second')}, ${kept}) as id`,
    )
    expect(rows.map((row) => row.id)).toContain(ended)
    expect(rows.map((row) => row.id)).not.toContain(kept)
    expect(await db.hot.session(kept)).not.toBeNull()
    expect(await db.auth.loginByEmail('ada@example.org')).toMatchObject({
      passwordHash: hash('second'),
    })
  })

  test('a token works once, for its purpose, for an address that exists', async () => {
    const token = {
      email: 'ada@example.org',
      purpose: 'PASSWORD_RESET',
      tokenHash: 't1',
      expiresAt: inAnHour(),
    } as const
    expect(await db.auth.issueToken(token)).toBe(id)
    expect(
      await db.auth.issueToken({ ...token, tokenHash: 't2', email: 'nobody@example.org' }),
    ).toBeNull()
    expect(await db.auth.consumeToken('t1', 'MAGIC_LINK')).toBeNull()
    expect(await db.auth.consumeToken('t1', 'PASSWORD_RESET')).toMatchObject({ userId: id })
    expect(await db.auth.consumeToken('t1', 'PASSWORD_RESET')).toBeNull()
  })

  test('a person changes their profile and settings', async () => {
    await db.withUser(id, async (tx) => {
      await tx.user.update({
        where: { id },
        data: { displayName: 'Ada L.', lastLoginAt: new Date() },
      })
      await tx.userSettings.update({ where: { userId: id }, data: { theme: 'dark' } })
    })
    const me = await db.withUser(id, (tx) =>
      tx.user.findUniqueOrThrow({ where: { id }, include: { settings: true } }),
    )
    expect(me).toMatchObject({ displayName: 'Ada L.', settings: { theme: 'dark' } })
    expect(me).not.toHaveProperty('passwordHash')
  })
})
