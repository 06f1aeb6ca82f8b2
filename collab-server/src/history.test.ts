import { contentHash } from '@chapterhouse/shared/sync/content-hash'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { playHead, playHistory } from './testing/history-of.ts'
import { until } from './testing/until.ts'
import { aWorld, type World } from './testing/world.ts'
import { aWriter } from './testing/writer.ts'

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
    const history = await playHistory(world.database.owner, world.page.id)
    expect(history.slices).toBeGreaterThan(1)
    expect(history.setAside).toEqual([])
    expect(contentHash(history.doc)).toBe(live)
    const head = await playHead(world.database.owner, world.page.id)
    expect(contentHash(head.doc)).toBe(live)
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
