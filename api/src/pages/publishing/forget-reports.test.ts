import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing/house.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { forgetReports } from './forget-reports.ts'

let house: TestHouse
let world: World
beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
})
afterAll(() => house.close())

const ask = (sql: string, values: unknown[] = []) => house.database.owner.query(sql, values)
const left = async () => (await ask('select details from content_flags order by 1')).rows.length
const forget = () => forgetReports({ now: () => Date.now() }).run(house.database.jobs)

/** A report so many days old, of a case decided so many days ago, or not at all. */
const aReport = async (age: number, decided: number | null) => {
  const { rows } = await ask(
    `insert into moderation_cases (page_id, state, note, decided_at)
     values ($1, $2, $3, now() - $4::int * interval '1 day') returning id`,
    [world.pageId, ...(decided === null ? ['OPEN', null] : ['DISMISSED', 'x']), decided],
  )
  await ask(
    `insert into content_flags (case_id, reason, details, created_at)
     values ($1, 'PRIVACY', 'My address', now() - $2::int * interval '1 day')`,
    [rows[0].id, age],
  )
}
beforeEach(() => ask('delete from moderation_cases'))

describe('a report', () => {
  it.each([
    { what: 'decided long ago is forgotten', age: 200, decided: 190, kept: 0 },
    { what: 'decided of late, but old, is forgotten', age: 200, decided: 3, kept: 0 },
    { what: 'that is young stays', age: 20, decided: 10, kept: 1 },
    { what: 'that nobody decided waits', age: 400, decided: null, kept: 1 },
    { what: 'that came after the decision waits', age: 190, decided: 200, kept: 1 },
  ])('$what', async ({ age, decided, kept }) => {
    await aReport(age, decided)
    expect(await forget()).toEqual({ reports: 1 - kept })
    expect(await left()).toBe(kept)
    expect(await forget()).toEqual({ reports: 0 })
  })

  it('that is forgotten leaves its decision', async () => {
    await aReport(200, 190)
    await forget()
    expect((await ask('select note from moderation_cases')).rows).toEqual([{ note: 'x' }])
  })
})
