import { aPage } from '@chapterhouse/prisma/factories'
import { closeCodes } from '@chapterhouse/shared/sync/close-codes'
import { decodeRanges, rangesLength } from '@chapterhouse/shared/sync/ranges'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { holdingJournal } from './testing/hold.ts'
import { enterRaw } from './testing/raw.ts'
import { until } from './testing/until.ts'
import { aDoc, changeOf, textIn } from './testing/updates.ts'
import { aWorld, claimsFor, type World } from './testing/world.ts'
import { aWriter } from './testing/writer.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})
afterAll(() => world.close())

/** Another page in the same database. */
const another = async () => {
  const page = await aPage(await world.database.app())
  return { page, claims: () => claimsFor(world.database, page) }
}

const rowsOf = async (pageId: string) =>
  (
    await world.database.owner.query(
      'select author_id, client_ids, data, own_deletes from page_updates where page_id = $1 order by id',
      [pageId],
    )
  ).rows

/** Rows ever written, folded ones too. */
const everWritten = async (): Promise<number> => {
  const last = `select last_value::int as n from page_updates_id_seq`
  return (await world.database.owner.query(last)).rows[0].n
}

describe('the journal', () => {
  it('D3 every update frame is acknowledged once, in order', async () => {
    const { claims } = await another()
    const raw = await enterRaw(world.server.port, await claims())
    const doc = aDoc(1)
    raw.update(Y.encodeStateAsUpdate(doc))
    for (let i = 0; i < 30; i++) {
      raw.update(changeOf(doc, (own) => textIn(own).insert(0, `${i} `)))
    }
    await until('all are acknowledged', () => raw.acks().length === 31)
    expect(raw.acks().every(Boolean)).toBe(true)
    raw.close()
  })

  it('D4 ten reconnects of an idle writer add no row', async () => {
    const { claims } = await another()
    const ann = aWriter({ port: world.server.port, claims: await claims() })
    await ann.saved()
    ann.type('Something to keep. ')
    ann.type('And to delete.')
    textIn(ann.doc).delete(3, 9)
    await ann.saved()
    const before = await everWritten()
    for (let i = 0; i < 10; i++) {
      ann.disconnect()
      await until('it is off', () => !ann.provider.isSynced)
      await ann.connect()
    }
    expect(await everWritten()).toBe(before)
    ann.leave()
  })

  it('D7 rows name the person of the ticket, and only their own deletions', async () => {
    const { page, claims } = await another()
    const [ann, ben] = [await claims(), await claims()]
    const doc = aDoc(10, 'one two three')
    const first = await enterRaw(world.server.port, ann)
    first.update(Y.encodeStateAsUpdate(doc))
    first.update(changeOf(doc, (own) => textIn(own).delete(0, 4)))
    await until('both are saved', () => first.acks().length === 2)
    const second = await enterRaw(world.server.port, ben)
    textIn(doc).delete(0, 4)
    // the delete set of a sync reply carries the deletions of both
    second.update(Y.encodeStateAsUpdate(doc))
    await until('it is saved', () => second.acks().length === 1)
    const rows = await rowsOf(page.id)
    expect(rows.map((row) => row.author_id)).toEqual([ann.userId, ann.userId, ben.userId])
    const own = rows.map((row) => row.own_deletes && rangesLength(decodeRanges(row.own_deletes)))
    expect(own).toEqual([null, 4, 4])
    expect(rows[2].data.length).toBeLessThan(20)
    first.close()
    second.close()
  })

  it('D6 a purged page in the batch stops nobody else', async () => {
    const [doomed, sound] = [await another(), await another()]
    const victim = await enterRaw(world.server.port, await doomed.claims())
    const others = await enterRaw(world.server.port, await sound.claims())
    // bound before the page goes, so that the journal is the one who finds out
    victim.awareness(20, {})
    others.awareness(21, {})
    await until('both ids are bound', async () => {
      const bound = 'select 1 from page_doc_clients where client_id in (20, 21)'
      return (await world.database.owner.query(bound)).rowCount === 2
    })
    const stopper = await enterRaw(world.server.port, await sound.claims())
    await holdingJournal(world.database, async ({ caught, query }) => {
      stopper.update(Y.encodeStateAsUpdate(aDoc(22)))
      await caught()
      victim.update(Y.encodeStateAsUpdate(aDoc(20)))
      others.update(Y.encodeStateAsUpdate(aDoc(21)))
      await query('delete from pages where id = $1', [doomed.page.id])
    })
    await victim.closedWith(closeCodes.noAccess)
    await until('the others are saved', () => others.acks().length === 1)
    expect(others.acks()).toEqual([true])
    expect(victim.acks()).toEqual([])
    for (const raw of [others, stopper]) raw.close()
  })

  it('D2 an update is in the journal before anybody hears of it', async () => {
    const { page, claims } = await another()
    const writer = await enterRaw(world.server.port, await claims())
    const reader = await enterRaw(world.server.port, await claims())
    const heard = () => reader.sent.filter(({ type, step }) => type === 0 && step === 2).length
    await holdingJournal(world.database, async ({ caught }) => {
      writer.update(Y.encodeStateAsUpdate(aDoc(30)))
      await caught()
      expect([heard(), writer.acks().length]).toEqual([0, 0])
    })
    await until('it is heard', () => heard() === 1)
    expect(await rowsOf(page.id)).toHaveLength(1)
    for (const raw of [writer, reader]) raw.close()
  })

  it('D2 a frame that is sent again while its first copy hangs is not called saved before it is', async () => {
    const { page, claims } = await another()
    const ann = await claims()
    const first = await enterRaw(world.server.port, ann)
    const update = Y.encodeStateAsUpdate(aDoc(50))
    const second = await enterRaw(world.server.port, ann)
    await holdingJournal(world.database, async ({ caught }) => {
      first.update(update)
      await caught()
      second.update(update)
      second.awareness(50, { cursor: 1 })
      await until('the second copy was looked at', () => second.sent.some(({ type }) => type === 1))
      expect(second.acks()).toEqual([])
    })
    await until('both are saved', () => first.acks().length + second.acks().length === 2)
    expect(await rowsOf(page.id)).not.toHaveLength(0)
    for (const raw of [first, second]) raw.close()
  })

  it('D5 a row that commits after its writer left is in the document others have open', async () => {
    const { claims } = await another()
    const reader = aWriter({ port: world.server.port, claims: await claims() })
    await reader.saved()
    const writer = await enterRaw(world.server.port, await claims())
    await holdingJournal(world.database, async ({ caught }) => {
      writer.update(Y.encodeStateAsUpdate(aDoc(40, 'last words')))
      await caught()
      writer.close()
    })
    await reader.reads('last words')
    reader.leave()
  })
})
