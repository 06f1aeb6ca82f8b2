import { newId, type PageId } from '@chapterhouse/shared/kernel/id'
import {
  changePage,
  createPage,
  deletePage,
  importPage,
  listContributions,
  listVersions,
  nameVersion,
  readVersion,
} from '@chapterhouse/shared/pages/contract'
import { packSlice } from '@chapterhouse/shared/sync/slice-packing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openHouse, type TestHouse } from '../../testing/house.ts'
import { openWorld, type World } from '../../testing/world.ts'

let house: TestHouse
let world: World
beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
})
afterAll(() => house.close())

const plant = async (markdown: string) => {
  const params = { projectId: world.projectId }
  return (await world.editor.ask(createPage, { params, body: { title: 'Page', markdown } })).id
}
const append = (pageId: PageId, markdown: string) =>
  world.editor.ask(importPage, { params: { pageId }, body: { markdown } })
const name = (pageId: PageId, label: string) =>
  world.editor.ask(nameVersion, { params: { pageId }, body: { label } })

describe('contributions', () => {
  it('come newest first, in parts that miss and repeat nothing', async () => {
    const pageId = await plant('0')
    for (let i = 1; i < 7; i++) await append(pageId, `${i} words here`)
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const query = { limit: 3, ...(cursor ? { cursor } : {}) }
      const part: { items: { id: string }[]; nextCursor: string | null } = await world.viewer.ask(
        listContributions,
        { params: { pageId }, query },
      )
      seen.push(...part.items.map(({ id }) => id))
      cursor = part.nextCursor
    } while (cursor)
    expect(seen).toHaveLength(7)
    expect(seen).toEqual(seen.toSorted().reverse())
  })

  it('of guests name them, each once', async () => {
    const pageId = await plant('By members.')
    const { owner } = house.database
    const bind = `insert into page_doc_clients (page_id, client_id, author_kind, guest_name) values ($1, $2, 'GUEST', $3)`
    for (const [client, name] of [
      [71, 'Grace'],
      [72, 'Linus'],
      [73, 'Grace'],
    ])
      await owner.query(bind, [pageId, client, name])
    await owner.query(
      `insert into contributions (page_id, project_id, kind, status, slice, author_kind, client_ids, delta, merged_at)
       values ($1, $2, 'LIVE', 'MERGED', 90, 'GUEST', '{71,72,73}', '\\x01', now())`,
      [pageId, world.projectId],
    )
    const { items } = await world.viewer.ask(listContributions, { params: { pageId }, query: {} })
    expect(items.find(({ author }) => author === null)?.guests).toEqual(['Grace', 'Linus'])
    expect(items.find(({ author }) => author !== null)?.guests).toEqual([])
  })

  it('are nobody’s business who does not belong', async () => {
    const parts = { params: { pageId: world.pageId }, query: {} }
    for (const who of [world.outsider, world.removed]) {
      expect((await who.refused(listContributions, parts)).code).toBe('not_found')
      expect((await who.refused(listVersions, parts)).code).toBe('not_found')
    }
  })
})

describe('a named version', () => {
  it('keeps the page as it is, and stays so when the page goes on', async () => {
    const pageId = await plant('First words.')
    const version = await name(pageId, ' Draft one ')
    expect(version).toMatchObject({
      number: 1,
      kind: 'NAMED',
      label: 'Draft one',
      wordCount: 2,
      createdBy: { id: world.editor.me.id },
    })
    await append(pageId, 'More.')
    const params = { versionId: version.id }
    expect(await world.viewer.ask(readVersion, { params })).toMatchObject({
      plainText: 'First words.',
      content: { type: 'doc', content: [{ type: 'paragraph' }] },
    })
  })

  it('is counted on, newest first', async () => {
    const pageId = await plant('Text.')
    for (const label of ['a', 'b', 'c']) await name(pageId, label)
    const first = await world.viewer.ask(listVersions, { params: { pageId }, query: { limit: 2 } })
    expect(first.items.map(({ number, label }) => [number, label])).toEqual([
      [3, 'c'],
      [2, 'b'],
    ])
    const query = { limit: 2, cursor: first.nextCursor ?? '' }
    const rest = await world.viewer.ask(listVersions, { params: { pageId }, query })
    expect(rest.items.map(({ number }) => number)).toEqual([1])
    expect(rest.nextCursor).toBeNull()
  })

  it('gets a number of its own though ten are named at once', async () => {
    const pageId = await plant('Text.')
    const all = await Promise.all(Array.from({ length: 10 }, (_, i) => name(pageId, `${i}`)))
    expect(new Set(all.map(({ number }) => number)).size).toBe(10)
  })

  it('may be made of an empty page, and of a locked one, which it does not change', async () => {
    const params = { projectId: world.projectId }
    const { id: pageId } = await world.editor.ask(createPage, { params, body: { title: '' } })
    expect(await name(pageId, 'Nothing')).toMatchObject({ wordCount: 0 })
    await world.owner.ask(changePage, { params: { pageId }, body: { editMode: 'LOCKED' } })
    await name(pageId, 'Locked')
  })

  it('is refused to who may not write, and without a name', async () => {
    const parts = { params: { pageId: world.pageId }, body: { label: 'x' } }
    for (const who of [world.contributor, world.reviewer, world.viewer]) {
      expect((await who.refused(nameVersion, parts)).code).toBe('forbidden')
    }
    for (const who of [world.outsider, world.removed]) {
      expect((await who.refused(nameVersion, parts)).code).toBe('not_found')
    }
    const empty = { params: { pageId: world.pageId }, body: { label: '  ' } }
    expect((await world.editor.refused(nameVersion, empty)).code).toBe('invalid_input')
  })

  it('is read by members alone, and not from the trash', async () => {
    const pageId = await plant('Secret.')
    const params = { versionId: (await name(pageId, 'x')).id }
    for (const who of [world.outsider, world.removed]) {
      expect((await who.refused(readVersion, { params })).code).toBe('not_found')
    }
    const no = await world.viewer.refused(readVersion, { params: { versionId: newId() } })
    expect(no.code).toBe('not_found')
    await world.editor.ask(deletePage, { params: { pageId } })
    expect((await world.viewer.refused(readVersion, { params })).code).toBe('not_found')
  })
})

describe('an automatic version', () => {
  /** Two people typing in turn: neither's rows alone are a document. */
  const typing = () => {
    const anna = new Y.Doc()
    const ben = new Y.Doc()
    const rows: { by: 'anna' | 'ben'; data: Uint8Array }[] = []
    const wire = (from: Y.Doc, to: Y.Doc, by: 'anna' | 'ben') =>
      from.on('update', (data: Uint8Array, origin: unknown) => {
        if (origin === 'wire') return
        rows.push({ by, data })
        Y.applyUpdate(to, data, 'wire')
      })
    wire(anna, ben, 'anna')
    wire(ben, anna, 'ben')
    const text = (doc: Y.Doc) => {
      const content = doc.getXmlFragment('content')
      if (content.length === 0) {
        const paragraph = new Y.XmlElement('paragraph')
        paragraph.insert(0, [new Y.XmlText()])
        content.insert(0, [paragraph])
      }
      return (content.get(0) as Y.XmlElement).get(0) as Y.XmlText
    }
    const type = (doc: Y.Doc, words: string) => text(doc).insert(text(doc).length, words)
    const take = () => rows.splice(0)
    return { anna, ben, type, take }
  }

  /** Closes a slice as the roll-up does: one LIVE contribution for each author. */
  const close = async (pageId: PageId, slice: number, rows: { by: string; data: Uint8Array }[]) => {
    for (const by of ['anna', 'ben']) {
      const own = rows.flatMap((row, order) =>
        row.by === by ? [{ order, at: 1_000 + order, data: row.data }] : [],
      )
      await house.database.owner.query(
        `insert into contributions (id, page_id, project_id, kind, status, slice, delta, merged_at)
         values ($1, $2, $3, 'LIVE', 'MERGED', $4, $5, now())`,
        [newId(), pageId, world.projectId, slice, packSlice(own)],
      )
    }
  }
  const position = async (pageId: PageId, [number, slice]: [number, number], doc?: Y.Doc) => {
    const id = newId<'page_versions'>()
    const state = doc ? [Y.encodeStateAsUpdateV2(doc), Y.encodeStateVector(doc)] : [null, null]
    await house.database.owner.query(
      `insert into page_versions (id, page_id, number, kind, slice, word_count, state, state_vector)
       values ($1, $2, $3, 'AUTO', $4, 0, $5, $6)`,
      [id, pageId, number, slice, ...state],
    )
    return id
  }
  const read = async (versionId: string) =>
    world.viewer.ask(readVersion, { params: { versionId: versionId as never } })

  it('is put together from the slices up to it', async () => {
    const pageId = await plant('')
    const { anna, ben, type, take } = typing()
    type(anna, 'One ')
    type(ben, 'two ')
    type(anna, 'three')
    await close(pageId, 1, take())
    const first = await position(pageId, [1, 1])
    type(ben, ' four')
    await close(pageId, 2, take())
    const second = await position(pageId, [2, 2])
    expect((await read(first)).plainText).toBe('One two three')
    expect((await read(second)).plainText).toBe('One two three four')
  })

  it('goes out from the last keyframe', async () => {
    const pageId = await plant('')
    const { anna, type, take } = typing()
    type(anna, 'Before')
    take()
    await position(pageId, [1, 50], anna)
    type(anna, ' after')
    await close(pageId, 51, take())
    const version = await position(pageId, [2, 51])
    expect((await read(version)).plainText).toBe('Before after')
  })

  it('with a gap before it says so instead of showing half a page', async () => {
    const pageId = await plant('')
    const { anna, type, take } = typing()
    type(anna, 'Lost')
    take()
    type(anna, ' found')
    await close(pageId, 2, take())
    const versionId = await position(pageId, [1, 2])
    const no = await world.viewer.refused(readVersion, { params: { versionId } })
    expect(no).toMatchObject({ code: 'conflict', detail: expect.stringContaining('gap') })
  })
})
