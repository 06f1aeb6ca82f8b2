import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from './client.ts'
import {
  assertSafeRole,
  ensureRoles,
  loginRoles,
  rolePassword,
  roleUrl,
  UnsafeRole,
} from './roles.ts'
import { connectCollab } from './rooms.ts'
import { asRoot, createTestDatabase, superuserUrl, testSecret } from './test-database.ts'

const house = await createTestDatabase()
afterAll(() => house.close())

test('each role has its own password, and each secret its own passwords', () => {
  const passwords = loginRoles.flatMap((role) => [
    rolePassword(role, 'one'),
    rolePassword(role, 'two'),
  ])
  expect(new Set(passwords).size).toBe(6)
  expect(rolePassword('app', 'one')).toMatch(/^[0-9a-f]{64}$/)
})

test('the url of a role is the owner’s with another name and password', () => {
  const url = new URL(
    roleUrl('postgres://owner:p%40ss@db.example:6543/house?sslmode=require', 'jobs', 'one'),
  )
  expect(url.username).toBe('chapterhouse_jobs')
  expect(url.password).toBe(rolePassword('jobs', 'one'))
  expect(`${url.host}${url.pathname}${url.search}`).toBe('db.example:6543/house?sslmode=require')
})

test.each(loginRoles)(
  '%s signs in with its derived password and is bound by row security',
  async (role) => {
    const client = new pg.Client({ connectionString: house.urlOf(role) })
    await client.connect()
    await assertSafeRole(client)
    await client.end()
  },
)

test('many starts at once, in several databases, change nothing for programs that run', async () => {
  const other = await createTestDatabase()
  const starts = [house, other].flatMap(({ owner }) =>
    Array.from({ length: 4 }, async () => {
      const client = await owner.connect()
      await ensureRoles(client, testSecret).finally(() => client.release())
    }),
  )
  await Promise.all(starts)
  const client = new pg.Client({ connectionString: house.urlOf('app') })
  await client.connect()
  await client.end()
  await other.close()
})

test('the password of another secret is refused', async () => {
  const client = new pg.Client({
    connectionString: roleUrl(house.ownerUrl, 'app', 'another secret'),
  })
  await expect(client.connect()).rejects.toMatchObject({ code: '28P01' })
})

describe('the api and the collab-server refuse to run', () => {
  test('as superuser', async () => {
    await expect(connect({ url: superuserUrl(house.name) })).rejects.toThrow('is a superuser')
    await expect(connectCollab({ url: superuserUrl(house.name), max: 1 })).rejects.toThrow(
      UnsafeRole,
    )
  })

  test('as owner of the tables', async () => {
    await expect(connect({ url: house.ownerUrl })).rejects.toThrow('owns the tables')
  })

  test('as a role that bypasses row security', async () => {
    await asRoot(`create role bypasser login bypassrls password 'p'`)
    const url = new URL(house.ownerUrl)
    url.username = 'bypasser'
    url.password = 'p'
    await expect(connect({ url: url.toString() })).rejects.toThrow('bypasses row level security')
    await asRoot('drop role bypasser')
  })
})
