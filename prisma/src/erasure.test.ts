import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { aMember, aPage, aProject, aSession, aUser, type SomeUser } from './factories.ts'
import { eraseAccounts, forgetVisits } from './retention.ts'
import { createTestDatabase } from './test-database.ts'

const house = await createTestDatabase()
const db = await house.app()
afterAll(() => house.close())

let ada: SomeUser
let ben: SomeUser
await aUser(db, { displayName: 'Head' })
beforeEach(async () => {
  ada = await aUser(db, { displayName: 'Ada', passwordHash: 'hash' })
  ben = await aUser(db, { displayName: 'Ben' })
})

const soon = () => new Date(Date.now() + 60_000)
const leave = (who: SomeUser) =>
  db.withUser(who.id, async (tx) => {
    const [row] = await tx.$queryRaw<{ done: boolean }[]>`select app.delete_account() as done`
    return row?.done
  })
const obstacles = (who: SomeUser) =>
  db.withUser(who.id, (tx) => tx.$queryRaw<object[]>`select obstacle from app.deletion_obstacles()`)
const rows = async (sql: string, ...values: unknown[]) =>
  (await house.owner.query(sql, values)).rows
const nameOf = async (who: SomeUser) =>
  (await rows('select display_name from public_profiles where id = $1', who.id))[0]?.display_name

/** Tables of which a row would go with the row of its user. */
const belongings = () =>
  rows(`select c.conrelid::regclass::text as table, a.attname as column
        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
        where c.contype = 'f' and c.confrelid = 'users'::regclass and c.confdeltype = 'c'`)

describe('deleting an account', () => {
  test('ends its sessions and keys, and takes its name from the profiles', async () => {
    await aSession(db, ada)
    await house.owner.query(
      `insert into api_keys (user_id, name, prefix, key_hash, scopes)
       values ($1, 'a script', 'chk_0000', $2, '{read}')`,
      [ada.id, `hash ${ada.id}`],
    )
    expect(await leave(ada)).toBe(true)
    expect(await rows('select from sessions where user_id = $1', ada.id)).toEqual([])
    const keys = await rows('select revoked_at from api_keys where user_id = $1', ada.id)
    expect(keys.map(({ revoked_at }) => revoked_at)).not.toContain(null)
    expect(await nameOf(ada)).toBeUndefined()
  })

  test('twice does nothing the second time', async () => {
    expect(await leave(ada)).toBe(true)
    expect(await leave(ada)).toBe(false)
  })

  test('waits while somebody else is in a project of theirs, and only then', async () => {
    const project = await aProject(db, { owner: ada })
    expect(await obstacles(ada)).toEqual([])
    await aMember(db, project, { user: ben })
    expect(await obstacles(ada)).toEqual([{ obstacle: 'project' }])
    expect(await leave(ada)).toBe(false)
    await leave(ben)
    expect(await obstacles(ada)).toEqual([])
  })

  test('is about who asks, never about another', async () => {
    await aMember(db, await aProject(db, { owner: ada }), { user: ben })
    expect(await obstacles(ben)).toEqual([])
  })
})

describe('bringing an account back', () => {
  test('brings back what went in the same moment, and nothing else', async () => {
    const [kept, thrown] = [await aProject(db, { owner: ada }), await aProject(db, { owner: ada })]
    await house.owner.query(
      `update projects set deleted_at = now() - interval '1 day' where id = $1`,
      [thrown.id],
    )
    await leave(ada)
    expect((await db.auth.deletedLogin(ada.email))?.userId).toBe(ada.id)
    expect(await db.auth.restoreAccount(ada.id)).toBe(true)
    const living = await rows(
      'select id from projects where owner_id = $1 and deleted_at is null',
      ada.id,
    )
    expect(living).toEqual([{ id: kept.id }])
    expect(await nameOf(ada)).toBe('Ada')
  })

  test('is nothing for who never left, and for who is erased', async () => {
    expect(await db.auth.deletedLogin(ada.email)).toBeNull()
    expect(await db.auth.restoreAccount(ada.id)).toBe(false)
    await leave(ada)
    await eraseAccounts(house.jobs, soon())
    expect(await db.auth.deletedLogin(ada.email)).toBeNull()
    expect(await db.auth.restoreAccount(ada.id)).toBe(false)
  })
})

describe('erasing', () => {
  test('leaves nothing in any table that belongs to a person', async () => {
    await aSession(db, ada)
    await aMember(db, await aProject(db, { owner: ben }), { user: ada })
    await leave(ada)
    expect(await eraseAccounts(house.jobs, soon())).toContain(ada.id)
    const tables = await belongings()
    expect(tables.length).toBeGreaterThan(8)
    for (const { table, column } of tables) {
      expect([table, await rows(`select from ${table} where ${column} = $1`, ada.id)]).toEqual([
        table,
        [],
      ])
    }
  })

  test('leaves the words, under a name that tells two former members apart', async () => {
    const project = await aProject(db, { owner: ben })
    const page = await aPage(db, { project })
    await house.owner.query('update pages set created_by = $2 where id = $1', [page.id, ada.id])
    const eva = await aUser(db, { displayName: 'Eva' })
    for (const who of [ada, eva]) await leave(who)
    await eraseAccounts(house.jobs, soon())
    expect(await nameOf(ada)).toMatch(/^Former member \d+$/)
    expect(await nameOf(eva)).not.toBe(await nameOf(ada))
    const [row] = await rows('select created_by from pages where id = $1', page.id)
    expect(row.created_by).toBe(ada.id)
  })

  test('is done once', async () => {
    await leave(ada)
    expect(await eraseAccounts(house.jobs, soon())).toEqual([ada.id])
    const name = await nameOf(ada)
    expect(await eraseAccounts(house.jobs, soon())).toEqual([])
    expect(await nameOf(ada)).toBe(name)
  })

  test('of one account, by two at once, is done by one', async () => {
    await leave(ada)
    const both = await Promise.all([1, 2].map(() => eraseAccounts(house.jobs, soon())))
    expect(both.flat()).toEqual([ada.id])
  })

  test('waits its time', async () => {
    await leave(ada)
    expect(await eraseAccounts(house.jobs, new Date(Date.now() - 86_400_000))).toEqual([])
  })
})

test('visits are forgotten as their person wishes', async () => {
  const page = await aPage(db, { project: await aProject(db, { owner: ada }) })
  const visit = `insert into page_visits (user_id, page_id, visited_at)
                 values ($1, $2, now() - interval '100 days')`
  await house.owner.query(visit, [ada.id, page.id])
  await house.owner.query('update user_settings set auto_cleanup = false where user_id = $1', [
    ada.id,
  ])
  expect(await forgetVisits(house.jobs)).toBe(0)
  await house.owner.query('update user_settings set auto_cleanup = true where user_id = $1', [
    ada.id,
  ])
  expect(await forgetVisits(house.jobs)).toBe(1)
})
