import { aPage, type SomePage } from '@chapterhouse/prisma/factories'
import { createTestDatabase, type TestDatabase } from '@chapterhouse/prisma/test-database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failureOf, rowRefusal } from './failure.ts'
import type { NewRow } from './row.ts'
import { openStore } from './store.ts'

let database: TestDatabase
let page: SomePage
beforeAll(async () => {
  database = await createTestDatabase()
  page = await aPage(await database.app())
})
afterAll(() => database.close())

const row = (...data: number[]): NewRow => ({
  pageId: page.id,
  contributionId: null,
  authorId: page.project.owner.id,
  authorKind: 'HUMAN',
  clientIds: [1, 4_294_967_295],
  data: Uint8Array.from(data),
  ownDeletes: null,
})

const stored = async () => {
  const sql = 'select data from page_updates where page_id = $1 order by id'
  return (await database.owner.query<{ data: Buffer }>(sql, [page.id])).rows.map(({ data }) => [
    ...data,
  ])
}

describe('the store', () => {
  it('D2 keeps rows in their order', async () => {
    const store = openStore(database.collab)
    await store.insert([row(1, 1, 1), row(2, 2, 2), row(3, 3, 3)], false)
    expect(await stored()).toEqual([
      [1, 1, 1],
      [2, 2, 2],
      [3, 3, 3],
    ])
  })

  it('puts in once what an earlier try may have put in already', async () => {
    const store = openStore(database.collab)
    await store.insert([row(4, 4, 4)], false)
    // a try that committed, and whose answer was lost
    await openStore(database.collab).insert([row(5, 5, 5)], false)
    await store.insert([row(5, 5, 5), row(6, 6, 6)], true)
    expect((await stored()).slice(3)).toEqual([
      [4, 4, 4],
      [5, 5, 5],
      [6, 6, 6],
    ])
  })

  it('D8 refuses rows of a locked page as the fault of the row', async () => {
    const locked = await aPage(await database.app())
    await database.owner.query(
      `update pages set edit_mode = 'LOCKED', locked_at = now() where id = $1`,
      [locked.id],
    )
    const refused = openStore(database.collab).insert(
      [{ ...row(7, 7, 7), pageId: locked.id }],
      false,
    )
    const error = await refused.then(
      () => null,
      (cause: unknown) => cause,
    )
    expect([failureOf(error), rowRefusal(error)]).toEqual(['row', 'noAccess'])
  })

  it('answers a probe', async () => {
    await openStore(database.collab).probe()
  })
})

describe('D6 failures', () => {
  const sqlError = (code: string) => Object.assign(new Error(code), { code })
  it.each([
    ['22021', 'row', 'badData'],
    ['23514', 'row', 'badData'],
    ['23503', 'row', 'noAccess'],
    ['42501', 'row', 'noAccess'],
    ['42P01', 'row', 'storage'],
    ['55P03', 'row', 'storage'],
  ] as const)('D6 %s is the fault of a %s, told as %s', (code, failure, reason) => {
    expect([failureOf(sqlError(code)), rowRefusal(sqlError(code))]).toEqual([failure, reason])
  })

  it.each(['08006', '53100', '57P01', '40P01', 'ECONNRESET'])(
    'D6 %s is the database away',
    (code) => {
      expect(failureOf(sqlError(code))).toBe('away')
    },
  )

  it('D6 anything else is the database away, so that nobody is blamed for it', () => {
    expect(failureOf(new TypeError('our mistake'))).toBe('away')
  })
})
