import { newId, type UserId } from '@chapterhouse/shared/kernel/id'
import { afterAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { aPage, aUser, type SomePage } from './factories.ts'
import { appendRows, type Head, type JournalRow, loadHead } from './journal.ts'
import { type LiveContribution, type RollUp, rollUp } from './roll-up.ts'
import { createTestDatabase } from './test-database.ts'

const house = await createTestDatabase()
const db = await house.app()
const { collab } = house
afterAll(() => house.close())

/** A person typing on a page: every word is one committed row. */
function writer(page: SomePage, authorId: UserId) {
  const doc = new Y.Doc()
  return {
    doc,
    write: async (word: string) => {
      const before = Y.encodeStateVector(doc)
      doc.getText('content').insert(doc.getText('content').length, word)
      await append(Y.encodeStateAsUpdate(doc, before))
    },
  }
  async function append(data: Uint8Array) {
    const row = { pageId: page.id, contributionId: null, authorId, authorKind: 'HUMAN' as const }
    await appendRows(collab, [{ ...row, clientIds: [doc.clientID], data, ownDeletes: null }])
  }
}

/** What a reader would see: the state and every row on top. */
function textOf(head: Head | null): string {
  const doc = new Y.Doc()
  if (head) {
    Y.applyUpdateV2(doc, head.state)
    for (const row of head.rows) Y.applyUpdate(doc, row.data)
  }
  return doc.getText('content').toString()
}

function folded(head: Head): NonNullable<RollUp['state']> {
  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, head.state)
  for (const row of head.rows) Y.applyUpdate(doc, row.data)
  const fold = head.rows.map((row) => row.id)
  return { state: Y.encodeStateAsUpdateV2(doc), stateVector: Y.encodeStateVector(doc), fold }
}

function contributionsOf(rows: readonly JournalRow[]): LiveContribution[] {
  const authors = Map.groupBy(
    rows.filter((row) => !row.sourceId),
    (row) => row.authorId,
  )
  return [...authors].map(([authorId, own]) => ({
    id: newId<'contributions'>(),
    authorId,
    authorKind: 'HUMAN',
    clientIds: [...new Set(own.flatMap((row) => row.clientIds))],
    delta: Buffer.concat(own.map((row) => row.data)),
    ownDeletes: null,
    insertedChars: own.length,
    deletedChars: 0,
    wordDelta: own.length,
  }))
}

const open = (head: Head) => head.rows.filter((row) => row.slice === null)
const closing = (head: Head): RollUp => ({
  close: open(head).map((row) => row.id),
  contributions: contributionsOf(open(head)),
})
const compacting = (head: Head): RollUp => ({ ...closing(head), state: folded(head) })

const historyOf = async (page: SomePage) =>
  (
    await house.owner.query(
      `select slice, author_id, kind, status from contributions where page_id = $1 order by slice, author_id nulls last`,
      [page.id],
    )
  ).rows

describe('closing a slice', () => {
  test('makes one contribution per author, and keeps the rows, marked', async () => {
    const page = await aPage(db)
    const [ada, bob] = [page.project.owner, await aUser(db)]
    await writer(page, ada.id).write('ada ')
    await writer(page, bob.id).write('bob ')
    expect(await rollUp(collab, page.id, closing)).toBe(1)
    expect((await historyOf(page)).map((row) => row.author_id).sort()).toEqual(
      [ada.id, bob.id].sort(),
    )
    const head = await loadHead(collab, page.id)
    expect(head).toMatchObject({ slice: 1, rows: [{ slice: 1 }, { slice: 1 }] })
    expect(textOf(head)).toMatch(/ada/)
  })

  test('counts no row twice: the next slice holds what came after', async () => {
    const page = await aPage(db)
    const ada = writer(page, page.project.owner.id)
    await ada.write('one ')
    await rollUp(collab, page.id, closing)
    await ada.write('two ')
    expect(await rollUp(collab, page.id, closing)).toBe(2)
    expect((await loadHead(collab, page.id))?.rows.map((row) => row.slice)).toEqual([1, 2])
    expect(await historyOf(page)).toHaveLength(2)
  })

  test('an author who was erased meanwhile is nobody', async () => {
    const page = await aPage(db)
    const gone = await aUser(db)
    await writer(page, gone.id).write('bye')
    await house.owner.query('delete from users where id = $1', [gone.id])
    await rollUp(collab, page.id, closing)
    expect(await historyOf(page)).toMatchObject([
      { author_id: null, kind: 'LIVE', status: 'MERGED' },
    ])
  })

  test('marks a position, numbers it after those there are, and mirrors title and words', async () => {
    const page = await aPage(db)
    await writer(page, page.project.owner.id).write('one')
    const extra = {
      version: { wordCount: 1 },
      mirror: { title: 'From the document', wordCount: 1 },
    }
    await rollUp(collab, page.id, (head) => ({ ...closing(head), ...extra }))
    const keyframe = { state: new Uint8Array([1]), stateVector: new Uint8Array([2]), checksum: 'c' }
    await rollUp(collab, page.id, () => ({
      close: [],
      contributions: [],
      version: { wordCount: 1, keyframe },
    }))
    const owner = page.project.owner.id
    const versions = await db.withUser(owner, (tx) =>
      tx.pageVersion.findMany({ orderBy: { number: 'asc' } }),
    )
    expect(versions.map((v) => [v.number, v.kind, Number(v.slice), v.checksum])).toEqual([
      [1, 'AUTO', 1, null],
      [2, 'AUTO', 1, 'c'],
    ])
    expect(await db.hot.page(owner, page.id)).toMatchObject({
      title: 'From the document',
      wordCount: 1,
    })
  })
})

describe('compaction', () => {
  test('folds exactly the rows it saw: one committed meanwhile stays', async () => {
    const page = await aPage(db)
    const [ada, bob] = [writer(page, page.project.owner.id), writer(page, page.project.owner.id)]
    await ada.write('before ')
    let late: Promise<void> | undefined
    await rollUp(collab, page.id, (head) => {
      late = bob.write('after')
      return compacting(head)
    })
    await late
    const head = await loadHead(collab, page.id)
    expect(head?.rows).toHaveLength(1)
    expect(textOf(head)).toContain('before')
    expect(textOf(head)).toContain('after')
  })

  test('live writing does not wait for it', async () => {
    const page = await aPage(db)
    const client = await collab.connect()
    await client.query('begin')
    await client.query('select app.lock_page($1)', [page.id])
    await writer(page, page.project.owner.id).write('now')
    await client.query('rollback')
    client.release()
    expect(textOf(await loadHead(collab, page.id))).toBe('now')
  })

  test('two at once give one document and one history', async () => {
    const page = await aPage(db)
    const ada = writer(page, page.project.owner.id)
    for (const word of ['a ', 'b ', 'c ']) await ada.write(word)
    const text = textOf(await loadHead(collab, page.id))
    await Promise.all([rollUp(collab, page.id, compacting), rollUp(collab, page.id, compacting)])
    const head = await loadHead(collab, page.id)
    expect([textOf(head), head?.rows.length, (await historyOf(page)).length]).toEqual([text, 0, 1])
  })

  test('a mistake in the middle changes nothing', async () => {
    const page = await aPage(db)
    await writer(page, page.project.owner.id).write('kept')
    const before = await loadHead(collab, page.id)
    const contribution = contributionsOf(before?.rows ?? [])[0] as LiveContribution
    const broken = rollUp(collab, page.id, (head) => ({
      ...compacting(head),
      contributions: [contribution, contribution],
    }))
    await expect(broken).rejects.toMatchObject({ code: '23505' })
    const { low: _, ...after } = (await loadHead(collab, page.id)) as Head
    expect(before).toMatchObject(after)
  })

  test('text that would be in no slice is not folded away', async () => {
    const page = await aPage(db)
    await writer(page, page.project.owner.id).write('history')
    const forgetful = rollUp(collab, page.id, (head) => ({
      close: [],
      contributions: [],
      state: folded(head),
    }))
    await expect(forgetful).rejects.toThrow('is in no slice')
    expect((await loadHead(collab, page.id))?.rows).toHaveLength(1)
  })

  test('a killed connection in the middle loses nothing', async () => {
    const page = await aPage(db)
    await writer(page, page.project.owner.id).write('safe')
    const killed = rollUp(collab, page.id, (head) => {
      void house.collab.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and usename = current_user and state like 'idle in transaction%'`,
      )
      return compacting(head)
    })
    // Whether the kill came before or after the commit is a race; the document is the same.
    await killed.catch(() => {})
    expect(textOf(await loadHead(collab, page.id))).toBe('safe')
  })

  test('a page that is gone, and one where nothing is to be done, answer null', async () => {
    const page = await aPage(db)
    expect(await rollUp(collab, page.id, () => null)).toBeNull()
    expect(await rollUp(collab, newId<'pages'>(), closing)).toBeNull()
  })
})
