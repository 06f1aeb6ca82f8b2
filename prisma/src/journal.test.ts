import { type ContributionId, newId, type UserId } from '@chapterhouse/shared/kernel/id'
import { afterAll, describe, expect, test } from 'vitest'
import { aMember, aPage, aUser, type SomePage } from './factories.ts'
import { sqlState } from './failures.ts'
import { appendRows, loadHead, loadSince, type NewRow, readHead } from './journal.ts'
import { createTestDatabase } from './test-database.ts'

const house = await createTestDatabase()
const db = await house.app()
const { collab } = house
afterAll(() => house.close())

/** A row whose bytes say which one it is. */
function row(page: SomePage, name: string, given: Partial<NewRow> = {}): NewRow {
  return {
    pageId: page.id,
    contributionId: null,
    authorId: page.project.owner.id,
    authorKind: 'HUMAN',
    clientIds: [1, 2],
    data: Buffer.from(`row ${name}`),
    ownDeletes: null,
    ...given,
  }
}

const nameOf = ({ data }: { data: Uint8Array }) => Buffer.from(data).toString().slice(4)
const namesOf = (rows: readonly { data: Uint8Array }[]) => rows.map(nameOf)

const openDraft = (page: SomePage) => insertDraft(page, 'DRAFT')

async function insertDraft(page: SomePage, status: 'DRAFT' | 'SUBMITTED'): Promise<ContributionId> {
  const [id, version] = [newId<'contributions'>(), newId()]
  await house.owner.query(
    `insert into page_versions (id, page_id, number, kind, slice, word_count) values ($1, $2, 1, 'AUTO', 0, 0)`,
    [version, page.id],
  )
  await house.owner.query(
    `insert into contributions (id, page_id, project_id, kind, status, author_id, base_version_id, base_state_vector, submitted_at)
     values ($1, $2, $3, 'BRANCH', $4, $5, $6, '\\x00', now())`,
    [id, page.id, page.project.id, status, page.project.owner.id, version],
  )
  return id
}

describe('appending', () => {
  test('a batch of many pages and people answers in its order', async () => {
    const pages = await Promise.all([aPage(db), aPage(db), aPage(db)])
    const batch = Array.from({ length: 60 }, (_, n) => row(pages[n % 3] as SomePage, String(n)))
    const committed = await appendRows(collab, batch)
    expect(new Set(committed.map(({ tx }) => tx)).size).toBe(1)
    for (const [n, page] of pages.entries()) {
      const head = await loadHead(collab, page.id)
      const mine = committed.filter((_, place) => place % 3 === n)
      expect(head?.rows.map(({ id }) => id)).toEqual(mine.map(({ id }) => id))
      expect(namesOf(head?.rows ?? [])).toEqual(mine.map((_, place) => String(place * 3 + n)))
    }
  })

  test('keeps bytes, deletions, client ids and author as they came', async () => {
    const page = await aPage(db)
    const bytes = Uint8Array.from({ length: 256 }, (_, n) => n)
    const given = {
      data: bytes,
      ownDeletes: bytes.subarray(3, 9),
      clientIds: [0, 4_294_967_295, 9_007_199_254_740_991],
    }
    await appendRows(collab, [row(page, '', given)])
    const read = (await loadHead(collab, page.id))?.rows[0]
    expect(read).toMatchObject({
      authorId: page.project.owner.id,
      authorKind: 'HUMAN',
      clientIds: given.clientIds,
    })
    expect(new Uint8Array(read?.data ?? [])).toEqual(bytes)
    expect(new Uint8Array(read?.ownDeletes ?? [])).toEqual(bytes.subarray(3, 9))
  })

  test('an empty batch asks nothing of the database', async () => {
    expect(await appendRows(collab, [])).toEqual([])
  })

  test('an erased author fails nobody', async () => {
    const page = await aPage(db)
    await appendRows(collab, [
      row(page, 'a', { authorId: newId<'users'>() as UserId }),
      row(page, 'b'),
    ])
    expect((await loadHead(collab, page.id))?.rows).toHaveLength(2)
  })

  test('one refused row refuses the batch, and is found by itself', async () => {
    const [fine, locked] = [await aPage(db), await aPage(db)]
    await db.withUser(locked.project.owner.id, (tx) =>
      tx.page.update({
        where: { id: locked.id },
        data: { editMode: 'LOCKED', lockedAt: new Date() },
      }),
    )
    const outcomes = async (batch: NewRow[]) =>
      appendRows(collab, batch).then(() => 'saved', sqlState)
    expect(await outcomes([row(fine, 'a'), row(locked, 'b')])).toBe('42501')
    expect((await loadHead(collab, fine.id))?.rows).toEqual([])
    expect(await Promise.all([outcomes([row(fine, 'a')]), outcomes([row(locked, 'b')])])).toEqual([
      'saved',
      '42501',
    ])
  })

  test.each([
    ['a protected page', `update pages set edit_mode = 'PROTECTED' where id = $1`],
    ['a trashed page', `update pages set deleted_at = now() where id = $1`],
    ['a purged page', `delete from pages where id = $1`],
  ])('%s takes nothing, whatever notices were lost', async (_, change) => {
    const page = await aPage(db)
    await house.owner.query(change, [page.id])
    expect(await appendRows(collab, [row(page, 'a')]).catch(sqlState)).toBe('42501')
  })

  test('bytes too few or too many are refused as bad data', async () => {
    const page = await aPage(db)
    const tooMany = new Uint8Array(12 * 1024 * 1024 + 1)
    for (const data of [new Uint8Array([0, 0]), tooMany]) {
      expect(await appendRows(collab, [row(page, '', { data })]).catch(sqlState)).toBe('23514')
    }
  })

  test('an open draft takes rows of its own, a submitted one does not', async () => {
    const [open, submitted] = [await aPage(db), await aPage(db)]
    const draft = { contributionId: await openDraft(open) }
    await appendRows(collab, [row(open, 'own', draft)])
    expect((await loadHead(collab, open.id))?.rows).toEqual([])
    const late = row(submitted, 'late', {
      contributionId: await insertDraft(submitted, 'SUBMITTED'),
    })
    expect(await appendRows(collab, [late]).catch(sqlState)).toBe('42501')
  })
})

describe('loading', () => {
  test('a new page is an empty document in epoch 1', async () => {
    const page = await aPage(db)
    expect(await loadHead(collab, page.id)).toMatchObject({
      encoding: 2,
      epoch: 1,
      slice: 0,
      rows: [],
      quarantinedAt: null,
    })
  })

  test('a page that does not exist is null, not empty', async () => {
    expect(await loadHead(collab, newId<'pages'>())).toBeNull()
  })

  test('the api reads the same head for a member, and nothing for a stranger', async () => {
    const page = await aPage(db)
    await appendRows(collab, [row(page, 'a', { ownDeletes: new Uint8Array([1]) })])
    const viewer = await aMember(db, page.project, { role: 'VIEWER' })
    const stranger = await aUser(db)
    const read = (user: UserId) => db.withUser(user, (tx) => readHead(tx, page.id))
    const [mine, theirs] = [await read(viewer.id), await loadHead(collab, page.id)]
    expect(namesOf(mine?.rows ?? [])).toEqual(['a'])
    expect(mine?.rows.map(({ data: _, ownDeletes: __, ...rest }) => rest)).toEqual(
      theirs?.rows.map(({ data: _, ownDeletes: __, ...rest }) => rest),
    )
    expect(await read(stranger.id)).toBeNull()
  })
})

describe('catching up', () => {
  test('sees a row that was begun earlier and committed later', async () => {
    const page = await aPage(db)
    const slow = await collab.connect()
    await slow.query('begin')
    await slow.query(`insert into page_updates (page_id, data) values ($1, $2)`, [
      page.id,
      Buffer.from('row slow'),
    ])
    await appendRows(collab, [row(page, 'fast')])
    const before = await loadHead(collab, page.id)
    expect(namesOf(before?.rows ?? [])).toEqual(['fast'])
    await slow.query('commit')
    slow.release()
    const news = await loadSince(collab, page.id, before?.low ?? '')
    // by highest id it would be missed for ever
    expect(namesOf(news.rows)).toContain('slow')
  })

  test('goes on from where it stopped', async () => {
    const page = await aPage(db)
    const { low = '0' } = (await loadHead(collab, page.id)) ?? {}
    await appendRows(collab, [row(page, 'a')])
    const first = await loadSince(collab, page.id, low)
    await appendRows(collab, [row(page, 'b')])
    const second = await loadSince(collab, page.id, first.low)
    expect(namesOf(first.rows)).toEqual(['a'])
    expect(namesOf(second.rows)).toContain('b')
    // 'a' may come once more while others of the cluster hold their transactions open
    expect(second.rows.filter(({ tx }) => BigInt(tx) < BigInt(first.low))).toEqual([])
    expect(BigInt(first.low)).toBeGreaterThanOrEqual(BigInt(low))
  })

  test('says when the state was written meanwhile, and when the page is gone', async () => {
    const page = await aPage(db)
    const head = await loadHead(collab, page.id)
    expect((await loadSince(collab, page.id, head?.low ?? '')).updatedAt).toEqual(head?.updatedAt)
    await collab.query('update page_documents set slice = slice where page_id = $1', [page.id])
    expect((await loadSince(collab, page.id, head?.low ?? '')).updatedAt).not.toEqual(
      head?.updatedAt,
    )
    await house.owner.query('delete from pages where id = $1', [page.id])
    expect(await loadSince(collab, page.id, head?.low ?? '')).toMatchObject({
      rows: [],
      updatedAt: null,
    })
  })
})
