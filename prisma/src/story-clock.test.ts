import { must } from '@chapterhouse/shared/kernel/must'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from './client.ts'
import { aPage, aSession, aUser } from './factories.ts'
import { openStoryClock, type StoryClock } from './story-clock.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

let house: TestDatabase
let db: Database
let clock: StoryClock
beforeEach(async () => {
  house = await createTestDatabase()
  db = await house.app()
  clock = must(await openStoryClock(house.ownerUrl))
})
afterEach(() => house.close())

const begins = new Date('2026-03-01T19:30:00Z')
const later = new Date('2026-03-04T08:00:00Z')
const minutes = 60

const rows = async (sql: string) => (await house.owner.query(sql)).rows
const momentsOf = async (table: string): Promise<Date[]> =>
  (await rows(`select created_at from ${table} order by id`)).map((row) => row.created_at)

test('what is done in a scene has happened then, in its order', async () => {
  await clock.during({ begins, minutes }, async () => {
    await aPage(db)
    await aPage(db)
  })
  await clock.during({ begins: later, minutes }, async () => {
    await aPage(db)
  })
  const [first, second, third] = (await momentsOf('pages')).map(Number)
  expect(first).toBeGreaterThan(begins.getTime())
  expect(second).toBeGreaterThan(Number(first))
  expect(second).toBeLessThanOrEqual(begins.getTime() + minutes * 60_000)
  expect(third).toBeGreaterThan(later.getTime())
  const [joined] = await rows('select min(joined_at) as at from project_members')
  expect(joined.at > begins && joined.at < later).toBe(true)
})

test('what is done after a scene stays where it is', async () => {
  await clock.during({ begins, minutes }, async () => {
    await aUser(db)
  })
  const before = Date.now() - 60_000
  await aUser(db)
  const [told, real] = await momentsOf('users')
  expect(Number(told)).toBeLessThan(later.getTime())
  expect(Number(real)).toBeGreaterThan(before)
})

test('who is signed in stays signed in, and what expires keeps its time', async () => {
  let session = ''
  await clock.during({ begins, minutes }, async () => {
    session = await aSession(db, await aUser(db))
  })
  expect(await db.hot.session(session)).not.toBeNull()
})

test('nothing but moments changes, and every guard is back', async () => {
  const guards = `select c.relname, c.relforcerowsecurity, array_agg(t.tgname || t.tgenabled::text order by t.oid)
    from pg_class c left join pg_trigger t on t.tgrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    group by c.oid order by 1`
  const texts = `select j.title, j.slug, p.title as page, p.position, d.state, d.epoch
    from projects j join pages p on p.project_id = j.id join page_documents d on d.page_id = p.id`
  const before = await rows(guards)
  let written: unknown[] = []
  await clock.during({ begins, minutes }, async () => {
    await aPage(db)
    written = await rows(texts)
  })
  expect(written).toHaveLength(1)
  expect(await rows(texts)).toEqual(written)
  expect(await rows(guards)).toEqual(before)
})

test('a story does not go backwards, nor beyond now', async () => {
  const nothing = async () => {}
  await clock.during({ begins: later, minutes }, nothing)
  for (const wrong of [begins, new Date()]) {
    await expect(clock.during({ begins: wrong, minutes }, nothing)).rejects.toThrow('forward')
  }
})

test('a house that somebody lives in has no other clock than the real one', async () => {
  await aUser(db)
  expect(await openStoryClock(house.ownerUrl)).toBeNull()
})
