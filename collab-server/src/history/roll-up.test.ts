import { aMember, aPage, type SomePage } from '@chapterhouse/prisma/factories'
import { loadHead } from '@chapterhouse/prisma/journal'
import { createTestDatabase, type TestDatabase } from '@chapterhouse/prisma/test-database'
import { contentHash } from '@chapterhouse/shared/sync/content-hash'
import { contentRoot } from '@chapterhouse/shared/sync/document'
import { replay } from '@chapterhouse/shared/sync/replay'
import { unpackSlice } from '@chapterhouse/shared/sync/slice-packing'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createLog } from '../log.ts'
import { createMetrics } from '../metrics.ts'
import { aDoc, changeOf, textIn } from '../testing/updates.ts'
import { rollUpPage } from './roll-up.ts'
import { rollUpRules } from './rules.ts'
import { abandonedPages } from './sweep.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const none = () => 0
const metrics = createMetrics({
  sockets: none,
  rooms: none,
  journalWaiting: none,
  admissionWaiting: none,
})
const log = createLog('silent')

const parts = (given: { pool?: Pool; rules?: Partial<typeof rollUpRules> } = {}) => ({
  pool: given.pool ?? database.collab,
  log,
  metrics,
  rules: { ...rollUpRules, ...given.rules },
  now: Date.now,
})

const write = async (page: SomePage, updates: readonly Uint8Array[], authorId?: string) => {
  for (const update of updates) {
    await database.owner.query(
      `insert into page_updates (page_id, author_id, client_ids, data) values ($1, $2, $3, $4)`,
      [page.id, authorId ?? page.project.owner.id, [1], Buffer.from(update)],
    )
  }
}

const aText = (clientId: number) => {
  const doc = aDoc(clientId, 'a beginning')
  const updates = [Y.encodeStateAsUpdate(doc)]
  for (let i = 0; i < 30; i++) {
    updates.push(changeOf(doc, (own) => textIn(own).insert(i * 2, `${i} `)))
    if (i % 3 === 0) updates.push(changeOf(doc, (own) => textIn(own).delete(i, 2)))
  }
  return { doc, updates }
}

const hashOf = async (page: SomePage) => {
  const head = await loadHead(database.owner, page.id)
  if (head === null) throw new Error('no page')
  const rows = head.rows.map((row) => ({ id: String(row.id), data: row.data }))
  return contentHash(replay(head, rows).doc)
}

/** A pool whose connections break at the n-th statement of a transaction. */
const breakingAt = (pool: Pool, at: number): Pool => {
  const connect = async () => {
    const client = await pool.connect()
    let count = 0
    return new Proxy(client, {
      get(target, name) {
        const value = Reflect.get(target, name)
        if (name === 'release') return () => target.release(true)
        if (name !== 'query') return typeof value === 'function' ? value.bind(target) : value
        return (...args: unknown[]) => {
          if (++count === at) return Promise.reject(new Error(`killed at statement ${at}`))
          return Reflect.apply(value, target, args)
        }
      },
    })
  }
  return new Proxy(pool, {
    get(target, name) {
      if (name === 'connect') return connect
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

describe('a roll-up', () => {
  it('keeps what the text names, and forgets what it names no more', async () => {
    const page = await aPage(await database.app())
    const doc = new Y.Doc()
    const link = new Y.XmlElement('pageLink')
    link.setAttribute('id', page.id)
    const text = doc.getXmlFragment(contentRoot)
    const names = async () => {
      const asked = 'select kind, target_id from page_references where page_id = $1'
      return (await database.owner.query(asked, [page.id])).rows
    }
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.push([link])
    text.push([paragraph])
    await write(page, [Y.encodeStateAsUpdate(doc)])
    await rollUpPage(parts(), page.id, false)
    expect(await names()).toEqual([{ kind: 'PAGE', target_id: page.id }])
    text.delete(0, 1)
    await write(page, [Y.encodeStateAsUpdate(doc)])
    await rollUpPage(parts(), page.id, false)
    expect(await names()).toEqual([])
  })

  it('H4 killed at every step, the page is what it was', async () => {
    const page = await aPage(await database.app())
    const { doc, updates } = aText(1)
    await write(page, updates)
    const before = contentHash(doc)
    const always = { tailRowsAtRest: 0, keyframe: 1 }
    let killed = 0
    for (let step = 1; step < 40; step++) {
      const pool = breakingAt(database.collab, step)
      const done = await rollUpPage(parts({ pool, rules: always }), page.id, true).then(
        () => true,
        () => false,
      )
      expect(await hashOf(page)).toBe(before)
      if (done) break
      killed++
    }
    expect(killed).toBeGreaterThan(6)
    const head = await loadHead(database.owner, page.id)
    expect(head?.rows).toEqual([])
    expect(head?.slice).toBe(1)
  })

  it('H4 rows that commit while it works stay', async () => {
    const page = await aPage(await database.app())
    const { doc, updates } = aText(2)
    await write(page, updates)
    const late = changeOf(doc, (own) => textIn(own).insert(0, 'late '))
    const slow = new Proxy(database.collab, {
      get(target, name) {
        const value = Reflect.get(target, name)
        if (name !== 'connect') return typeof value === 'function' ? value.bind(target) : value
        return async () => {
          const client = await target.connect()
          const query = client.query.bind(client)
          const spied = async (...args: Parameters<typeof query>) => {
            const text = typeof args[0] === 'string' ? args[0] : ''
            if (text.startsWith('update page_documents set state')) await write(page, [late])
            return query(...args)
          }
          return Object.assign(client, { query: spied })
        }
      },
    })
    await rollUpPage(parts({ pool: slow, rules: { tailRowsAtRest: 0 } }), page.id, true)
    const head = await loadHead(database.owner, page.id)
    expect(head?.rows).toHaveLength(1)
    expect(await hashOf(page)).toBe(contentHash(doc))
  })

  it('H2 sets a row aside that does not decode, and rolls up the rest', async () => {
    const page = await aPage(await database.app())
    const { doc, updates } = aText(3)
    await write(page, [...updates.slice(0, 5), new Uint8Array([9, 9, 9, 9]), ...updates.slice(5)])
    await rollUpPage(parts({ rules: { tailRowsAtRest: 0 } }), page.id, true)
    const head = await loadHead(database.owner, page.id)
    expect(head?.rows.map((row) => [...row.data])).toEqual([[9, 9, 9, 9]])
    expect(await hashOf(page)).toBe(contentHash(doc))
  })

  it('H2 writes nothing over a state that does not decode', async () => {
    const page = await aPage(await database.app())
    const { updates } = aText(4)
    await write(page, updates)
    const broken = Buffer.from([1, 2, 3, 250, 250])
    await database.owner.query('update page_documents set state = $2 where page_id = $1', [
      page.id,
      broken,
    ])
    await expect(
      rollUpPage(parts({ rules: { tailRowsAtRest: 0 } }), page.id, true),
    ).rejects.toThrow()
    const { rows } = await database.owner.query(
      'select state, quarantined_at from page_documents where page_id = $1',
      [page.id],
    )
    expect(rows[0].state).toEqual(broken)
    expect(rows[0].quarantined_at).not.toBeNull()
    expect(await rollUpPage(parts(), page.id, true)).toBeNull()
  })

  it('H3 gives each author their rows, their deletions and their words', async () => {
    const page = await aPage(await database.app())
    const other = await aMember(await database.app(), page.project)
    const doc = aDoc(5, 'one two three four')
    await write(page, [Y.encodeStateAsUpdate(doc)])
    const cut = changeOf(doc, (own) => textIn(own).delete(0, 8))
    const added = changeOf(doc, (own) => textIn(own).insert(0, 'five six seven '))
    await write(page, [cut, added], other.id)
    await rollUpPage(parts(), page.id, false)
    const { rows } = await database.owner.query(
      `select author_id, inserted_chars, deleted_chars, word_delta, own_deletes is not null as deletes, delta
       from contributions where page_id = $1 order by word_delta desc`,
      [page.id],
    )
    expect(
      rows.map(({ delta, ...row }) => ({ ...row, rows: unpackSlice(delta).map((r) => r.order) })),
    ).toEqual([
      {
        author_id: page.project.owner.id,
        inserted_chars: 18,
        deleted_chars: 0,
        word_delta: 4,
        deletes: false,
        rows: [0],
      },
      {
        author_id: other.id,
        inserted_chars: 15,
        deleted_chars: 8,
        word_delta: 1,
        deletes: true,
        rows: [1, 2],
      },
    ])
  })

  it('keeps a row of an erased author as nobody’s', async () => {
    const page = await aPage(await database.app())
    await write(page, [Y.encodeStateAsUpdate(aDoc(6))], '00000000-0000-7000-8000-000000000000')
    await rollUpPage(parts(), page.id, false)
    const { rows } = await database.owner.query(
      'select author_id from contributions where page_id = $1',
      [page.id],
    )
    expect(rows).toEqual([{ author_id: null }])
  })

  it('makes versions as positions, with the whole text now and then', async () => {
    const page = await aPage(await database.app())
    const doc = aDoc(7)
    const rules = { versionEvery: 0, keyframe: 3 }
    await write(page, [Y.encodeStateAsUpdate(doc)])
    for (let i = 0; i < 4; i++) {
      await rollUpPage(parts({ rules }), page.id, false)
      await write(page, [changeOf(doc, (own) => textIn(own).insert(0, `${i} `))])
    }
    const { rows } = await database.owner.query(
      `select number, slice::int, kind, state is not null as whole from page_versions where page_id = $1 order by number`,
      [page.id],
    )
    expect(rows.map(({ slice, whole }) => [slice, whole])).toEqual([
      [1, false],
      [2, false],
      [3, true],
      [4, false],
    ])
  })

  it('rewrites only the passage that changed', async () => {
    const page = await aPage(await database.app())
    const doc = new Y.Doc()
    doc.clientID = 8
    const content = doc.getXmlFragment('content')
    const paragraph = (text: string) => {
      const element = new Y.XmlElement('paragraph')
      element.insert(0, [new Y.XmlText(text)])
      return element
    }
    content.insert(0, ['first', 'second', 'third'].map(paragraph))
    await write(page, [Y.encodeStateAsUpdate(doc)])
    await rollUpPage(parts(), page.id, false)
    const passages = async () =>
      (
        await database.owner.query(
          'select text, xmin::text as written from page_passages where page_id = $1 order by position',
          [page.id],
        )
      ).rows
    const before = await passages()
    await write(page, [changeOf(doc, () => content.insert(1, [paragraph('between')]))])
    await rollUpPage(parts(), page.id, false)
    const after = await passages()
    expect(after.map((row) => row.text)).toEqual(['first', 'between', 'second', 'third'])
    expect(
      after.filter((row) => !before.some(({ written }) => written === row.written)),
    ).toHaveLength(1)
    await write(page, [changeOf(doc, () => content.delete(0, 1))])
    await rollUpPage(parts(), page.id, false)
    expect((await passages()).map((row) => row.text)).toEqual(['between', 'second', 'third'])
  })

  it('finds pages that nobody rolled up', async () => {
    const [forgotten, fresh] = [
      await aPage(await database.app()),
      await aPage(await database.app()),
    ]
    await write(forgotten, [Y.encodeStateAsUpdate(aDoc(9))])
    await write(fresh, [Y.encodeStateAsUpdate(aDoc(10))])
    await database.owner.query(
      `update page_updates set created_at = now() - interval '1 hour' where page_id = $1`,
      [forgotten.id],
    )
    const found = await abandonedPages(database.collab, rollUpRules)
    expect(found).toContain(forgotten.id)
    expect(found).not.toContain(fresh.id)
  })
})
