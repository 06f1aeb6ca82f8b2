import { loadHead } from '@chapterhouse/prisma/journal'
import { contentHash } from '@chapterhouse/shared/sync/content-hash'
import { replay } from '@chapterhouse/shared/sync/replay'
import { inOrder } from '@chapterhouse/shared/sync/slice'
import { unpackSlice } from '@chapterhouse/shared/sync/slice-packing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from './testing/until.ts'
import { aWorld, type World } from './testing/world.ts'
import { aWriter } from './testing/writer.ts'

/** Everything history has of a page, played into one document. */
const replayHistory = async (world: World) => {
  const { rows } = await world.database.owner.query<{ slice: string; delta: Buffer }>(
    `select slice, delta from contributions where page_id = $1 and slice is not null order by slice`,
    [world.page.id],
  )
  const slices = Map.groupBy(rows, (row) => Number(row.slice))
  const updates = [...slices.values()].flatMap((slice) =>
    inOrder(...slice.map(({ delta }) => unpackSlice(delta))),
  )
  const journal = updates.map(({ data }, i) => ({ id: String(i), data }))
  return { slices: slices.size, ...replay(null, journal, { gc: false }) }
}

describe('history', () => {
  let world: World
  beforeAll(async () => {
    world = await aWorld({ rollUp: { sliceRows: 10, tailRowsAtRest: 5 } })
  })
  afterAll(() => world.close())

  it('H3 slices by two alternating authors replay completely', async () => {
    const ann = aWriter({ port: world.server.port, claims: await world.claims() })
    const ben = aWriter({ port: world.server.port, claims: await world.claims() })
    await Promise.all([ann.saved(), ben.saved()])
    for (let turn = 0; turn < 20; turn++) {
      const [writer, other] = turn % 2 === 0 ? [ann, ben] : [ben, ann]
      writer.type(`${turn} word `)
      await other.reads(`${turn} word`)
    }
    await Promise.all([ann.saved(), ben.saved()])
    const live = contentHash(ann.doc)
    ann.leave()
    ben.leave()
    await until('everything is rolled up and folded', async () => (await world.rows()) === 0)
    const history = await replayHistory(world)
    expect(history.slices).toBeGreaterThan(1)
    expect(history.setAside).toEqual([])
    expect(contentHash(history.doc)).toBe(live)
    const head = await loadHead(world.database.collab, world.page.id)
    expect(head && contentHash(replay(head, []).doc)).toBe(live)
  })

  it('counts what each author wrote, and mirrors words and text', async () => {
    const { rows } = await world.database.owner.query(
      `select sum(inserted_chars)::int as chars, sum(word_delta)::int as words, count(distinct author_id)::int as authors
       from contributions where page_id = $1 and kind = 'LIVE'`,
      [world.page.id],
    )
    expect(rows[0]).toEqual({ chars: 150, words: 40, authors: 2 })
    const page = await world.database.owner.query(
      `select word_count, (select string_agg(text, ' ') from page_passages where page_id = p.id) as text
       from pages p where id = $1`,
      [world.page.id],
    )
    expect(page.rows[0].word_count).toBe(40)
    expect(page.rows[0].text).toContain('19 word')
  })
})
