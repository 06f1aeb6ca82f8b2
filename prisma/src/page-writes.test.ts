import { newId, type UserId, type VersionId } from '@chapterhouse/shared/kernel/id'
import { afterAll, describe, expect, test } from 'vitest'
import { aMember, aPage, aUser, type SomePage } from './factories.ts'
import { sqlState } from './failures.ts'
import { appendRows, loadHead } from './journal.ts'
import {
  appendUpdate,
  insertVersion,
  type RecordedAct,
  recordContribution,
  recordRevived,
} from './page-writes.ts'
import { bindClient, clientOwners } from './rooms.ts'
import { createTestDatabase } from './test-database.ts'

const house = await createTestDatabase()
const db = await house.app()
const { collab } = house
afterAll(() => house.close())

const update = new Uint8Array([1, 2, 3])
const stateOf = (act: Promise<unknown>) => act.then(() => null, sqlState)

describe('an edit by the api', () => {
  const append = (user: UserId, page: SomePage, clientIds = [100]) =>
    db.withUser(user, (tx) => appendUpdate(tx, { pageId: page.id, data: update, clientIds }))

  test('is a journal row of that person, and binds its client ids', async () => {
    const page = await aPage(db)
    const editor = await aMember(db, page.project)
    const committed = await append(editor.id, page)
    expect((await loadHead(collab, page.id))?.rows).toMatchObject([
      { ...committed, authorId: editor.id, clientIds: [100] },
    ])
    expect((await clientOwners(collab, page.id, [100])).get(100)).toMatchObject({
      userId: editor.id,
      authorKind: 'HUMAN',
    })
  })

  test('is refused to who may not write, on a protected page, and to a stranger as if there were nothing', async () => {
    const [page, quiet] = [await aPage(db), await aPage(db, { editMode: 'PROTECTED' })]
    const reviewer = await aMember(db, page.project, { role: 'REVIEWER' })
    expect(await stateOf(append(reviewer.id, page))).toBe('42501')
    expect(await stateOf(append(quiet.project.owner.id, quiet))).toBe('42501')
    expect(await stateOf(append((await aUser(db)).id, page))).toBe('P0002')
  })

  test('under a client id of somebody else is refused', async () => {
    const page = await aPage(db)
    const editor = await aMember(db, page.project)
    await append(editor.id, page, [7])
    expect(await stateOf(append(page.project.owner.id, page, [8, 7]))).toBe('42501')
    expect(await stateOf(append(editor.id, page, [7]))).toBeNull()
  })
})

describe('an act that is born merged', () => {
  const act = (page: SomePage, given: Partial<RecordedAct> = {}): RecordedAct => ({
    id: newId<'contributions'>(),
    pageId: page.id,
    kind: 'IMPORT',
    head: update,
    ownRows: new Uint8Array([9]),
    clientIds: [200],
    ...given,
  })
  const record = (user: UserId, recorded: RecordedAct) =>
    db.withUser(user, (tx) => recordContribution(tx, recorded))

  test('an import is history, a journal row and authorship in one', async () => {
    const page = await aPage(db)
    const editor = await aMember(db, page.project)
    const recorded = act(page, { title: 'novel.md' })
    expect(await record(editor.id, recorded)).toBe(1)
    expect((await loadHead(collab, page.id))?.rows).toMatchObject([
      { sourceId: recorded.id, authorKind: 'IMPORT' },
    ])
    expect((await clientOwners(collab, page.id, [200])).get(200)).toMatchObject({
      contributionId: recorded.id,
    })
    const [row] = await db.withUser(editor.id, (tx) => tx.contribution.findMany())
    expect(row).toMatchObject({
      kind: 'IMPORT',
      status: 'MERGED',
      title: 'novel.md',
      authorId: editor.id,
    })
  })

  test('is rolled back with its transaction', async () => {
    const page = await aPage(db)
    const failing = db.withUser(page.project.owner.id, async (tx) => {
      await recordContribution(tx, act(page))
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect((await loadHead(collab, page.id))?.rows).toEqual([])
  })

  test('needs its right: import write, restore merge and a version', async () => {
    const page = await aPage(db)
    const contributor = await aMember(db, page.project, { role: 'CONTRIBUTOR' })
    expect(await stateOf(record(contributor.id, act(page)))).toBe('42501')
    expect(await stateOf(record(page.project.owner.id, act(page, { kind: 'RESTORE' })))).toBe(
      '42501',
    )
  })

  test('waits for nobody but refuses a locked page', async () => {
    const page = await aPage(db)
    const owner = page.project.owner.id
    await db.withUser(owner, (tx) =>
      tx.page.update({
        where: { id: page.id },
        data: { editMode: 'LOCKED', lockedAt: new Date() },
      }),
    )
    expect(await stateOf(record(owner, act(page)))).toBe('55000')
  })

  test('reverting turns what it reverts, and twice is refused', async () => {
    const page = await aPage(db)
    const owner = page.project.owner.id
    const imported = act(page)
    await record(owner, imported)
    await record(owner, act(page, { kind: 'REVERT', revertsId: imported.id, clientIds: [201] }))
    const [row] = await db.withUser(owner, (tx) =>
      tx.contribution.findMany({ where: { id: imported.id } }),
    )
    expect(row?.status).toBe('REVERTED')
    expect(
      await stateOf(record(owner, act(page, { kind: 'REVERT', revertsId: imported.id }))),
    ).toBe('P0002')
  })

  test('what a restore revived is written down by who restored, and by nobody else', async () => {
    const page = await aPage(db)
    const [owner, editor] = [page.project.owner.id, await aMember(db, page.project)]
    const versionId = await named(page, owner)
    const restored = act(page, { kind: 'RESTORE', versionId })
    await record(owner, restored)
    const target = { pageId: page.id, contributionId: restored.id }
    const map = [{ old_client: 1, old_clock: 0, length: 5, new_client: 200, new_clock: 0 }]
    await db.withUser(editor.id, (tx) => recordRevived(tx, target, map))
    expect(await db.withUser(owner, (tx) => tx.pageRevived.count())).toBe(0)
    await db.withUser(owner, (tx) => recordRevived(tx, target, map))
    expect(await db.withUser(owner, (tx) => tx.pageRevived.count())).toBe(1)
  })
})

async function named(page: SomePage, createdBy: UserId, label = 'First'): Promise<VersionId> {
  const id = newId<'page_versions'>()
  const text = { content: { type: 'doc' }, plainText: 'text', wordCount: 1, checksum: 'c' }
  const bytes = { state: new Uint8Array([1]), stateVector: new Uint8Array([2]) }
  await db.withUser(createdBy, (tx) =>
    insertVersion(tx, {
      id,
      pageId: page.id,
      kind: 'NAMED',
      createdBy,
      label,
      slice: 0,
      ...bytes,
      ...text,
    }),
  )
  return id
}

describe('naming a version', () => {
  test('numbers them without gaps or doubles, also at once', async () => {
    const page = await aPage(db)
    const owner = page.project.owner.id
    await Promise.all(Array.from({ length: 8 }, (_, n) => named(page, owner, `v${n}`)))
    const versions = await db.withUser(owner, (tx) =>
      tx.pageVersion.findMany({ orderBy: { number: 'asc' } }),
    )
    expect(versions.map((version) => version.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  test('is for those who write', async () => {
    const page = await aPage(db)
    const contributor = await aMember(db, page.project, { role: 'CONTRIBUTOR' })
    expect(await stateOf(named(page, contributor.id))).toBe('42501')
  })
})

describe('client ids', () => {
  const owned = (userId: UserId) =>
    ({ authorKind: 'HUMAN', userId, linkId: null, guestName: null, contributionId: null }) as const

  test('belong to whoever is first, for ever, also when many come at once', async () => {
    const page = await aPage(db)
    const people = await Promise.all(Array.from({ length: 5 }, () => aUser(db)))
    const answers = await Promise.all(
      people.map(({ id }) =>
        bindClient(collab, { pageId: page.id, clientId: 5, owner: owned(id) }),
      ),
    )
    expect(new Set(answers.map((answer) => answer.userId)).size).toBe(1)
  })

  test('are a matter of each page', async () => {
    const [one, two, user] = [await aPage(db), await aPage(db), await aUser(db)]
    await bindClient(collab, { pageId: one.id, clientId: 5, owner: owned(user.id) })
    expect(await clientOwners(collab, two.id, [5])).toEqual(new Map())
  })

  test('of a page that is gone are refused', async () => {
    const gone = bindClient(collab, {
      pageId: newId<'pages'>(),
      clientId: 5,
      owner: owned((await aUser(db)).id),
    })
    expect(await stateOf(gone)).toBe('23503')
  })
})

test('rows of the api and of the collab-server are one journal', async () => {
  const page = await aPage(db)
  const owner = page.project.owner.id
  const row = {
    pageId: page.id,
    contributionId: null,
    authorId: owner,
    authorKind: 'HUMAN',
  } as const
  await appendRows(collab, [{ ...row, clientIds: [1], data: update, ownDeletes: null }])
  await db.withUser(owner, (tx) =>
    appendUpdate(tx, { pageId: page.id, data: update, clientIds: [2] }),
  )
  expect((await loadHead(collab, page.id))?.rows).toHaveLength(2)
})
