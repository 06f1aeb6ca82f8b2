import { readPageRecord } from '../harness/page-record.ts'
import { admit, doorOf, type Person, remove, setRole } from '../harness/people.ts'
import { randomFrom } from '../harness/random.ts'
import { countTokens, textOf } from '../harness/tokens.ts'
import { pause, timeUntil } from '../harness/wait.ts'
import { Writer } from '../harness/writer.ts'
import type { Outcome } from './outcome.ts'
import type { Scenery } from './targets.ts'
import { keepTyping } from './typing.ts'

export type Loss = 'role lowered' | 'member removed'

/** Nothing may be accepted this long after the decision. */
const grace = 2_000

/** Somebody loses the right to write in mid-typing. */
export const loseAccess = async (scenery: Scenery, how: Loss, seed: number): Promise<Outcome> => {
  const { stack, desk, people } = scenery
  const person = people.at(-1)
  if (!person || people.length < 2) throw new Error('somebody other than the owner must type')
  const saved: string[] = []
  const writer = await Writer.open({
    name: `a${seed}`,
    door: doorOf(person.browser, desk.pageId, stack.collabUrl),
    onSaved: (token) => saved.push(token),
  })
  const typing = keepTyping(writer, randomFrom(seed))
  try {
    await timeUntil(() => saved.length >= 10, { what: 'typing', within: 60_000 })
    await decide(scenery, how, person)
    const decided = await databaseTime(scenery)
    const locked = await timeUntil(() => !writer.mayWrite || writer.locked, {
      what: 'the editor being locked',
      within: 4_000,
    })
    await pause(grace + 1_000)
    await typing.stop()
    const late = await rowsAfter(scenery, person, decided)
    const inPage = countTokens(textOf((await readPageRecord(stack.database, desk.pageId)).head))
    const lost = saved.filter((token) => !inPage.has(token))
    const offered = [...countTokens(writer.text).keys()].filter((token) => !inPage.has(token))
    const sound = late === 0 && lost.length === 0 && offered.length > 0
    return {
      trial: `${how} while typing`,
      result: sound ? 'passed' : 'failed',
      saved: saved.length,
      lost: lost.length,
      doubled: 0,
      note: `locked after ${(locked / 1000).toFixed(1)} s; ${late} rows accepted later than 2 s; ${offered.length} unsynced tokens kept to offer`,
    }
  } finally {
    await typing.stop()
    writer.close()
    await undo(scenery, how, person)
  }
}

const decide = ({ desk }: Scenery, how: Loss, person: Person) =>
  how === 'role lowered' ? setRole(desk, person, 'VIEWER') : remove(desk, person)

const undo = ({ desk }: Scenery, how: Loss, person: Person) =>
  how === 'role lowered' ? setRole(desk, person, 'EDITOR') : admit(desk, person)

const databaseTime = async ({ stack }: Scenery): Promise<string> => {
  const [row] = await stack.database.ask<{ now: string }>('select clock_timestamp()::text as now')
  if (!row) throw new Error('the database does not know the time')
  return row.now
}

const rowsAfter = async ({ stack, desk }: Scenery, { id }: Person, decided: string) => {
  const [row] = await stack.database.ask<{ count: number }>(
    `select count(*)::int as count from page_updates
     where page_id = $1 and author_id = $2 and created_at > $3::timestamptz + $4 * interval '1 ms'`,
    [desk.pageId, id, decided, grace],
  )
  return row?.count ?? Number.NaN
}
