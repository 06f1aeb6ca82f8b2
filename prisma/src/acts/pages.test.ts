import { newId, type UserId } from '@chapterhouse/shared/kernel/id'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aMember, aPage, aProject, type SomePage } from '../factories.ts'
import { sqlState } from '../failures.ts'
import { createTestDatabase } from '../test-database.ts'

// Every act the product offers, done as the person who may; what must be refused is in
// ../row-security/.

const house = await createTestDatabase()
const db = await house.app()
afterAll(() => house.close())

const _inAnHour = () => new Date(Date.now() + 3_600_000)
const stateOf = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error: unknown) => sqlState(error),
  )

describe('pages', () => {
  let page: SomePage
  beforeAll(async () => {
    page = await aPage(db, { title: 'One' })
  })

  const trash = (by: UserId, id: string) =>
    db.withUser(
      by,
      (tx) => tx.$queryRaw<{ id: string }[]>`select * from app.trash_page(${id}::uuid) as id`,
    )
  const restore = (by: UserId, id: string) =>
    db.withUser(
      by,
      (tx) => tx.$queryRaw<{ id: string }[]>`select * from app.restore_page(${id}::uuid) as id`,
    )

  test('an editor adds, renames and moves pages; the tree is in order', async () => {
    const project = await aProject(db)
    const editor = await aMember(db, project)
    const parent = await aPage(db, { project, title: 'Parent' })
    const data = {
      projectId: project.id,
      kind: 'CHAPTER',
      schema: 'PROSE',
      createdBy: editor.id,
    } as const
    await db.withUser(editor.id, async (tx) => {
      const second = await tx.page.create({ data: { ...data, title: 'Second', position: 'a2' } })
      await tx.page.create({
        data: { ...data, title: 'First', position: 'a1', parentId: parent.id },
      })
      await tx.page.update({
        where: { id: second.id },
        data: { parentId: parent.id, title: 'Later' },
      })
    })
    expect((await db.hot.pages(editor.id, project.id)).map((line) => line.title)).toEqual([
      'Parent',
      'First',
      'Later',
    ])
  })

  test('every page begins as an empty document in epoch 1', async () => {
    expect(await db.hot.page(page.project.owner.id, page.id)).toMatchObject({
      epoch: 1,
      wordCount: 0,
      schemaVersion: 1,
    })
  })

  test('a page goes to the trash with what is below it, and exactly that comes back', async () => {
    const owner = page.project.owner.id
    const child = await aPage(db, { project: page.project, parentId: page.id })
    const earlier = await aPage(db, { project: page.project, parentId: page.id })
    await trash(owner, earlier.id)
    expect((await trash(owner, page.id)).map((row) => row.id).sort()).toEqual(
      [page.id, child.id].sort(),
    )
    expect(await db.hot.pages(owner, page.project.id)).toEqual([])
    expect(await db.hot.pages(owner, page.project.id, { inTrash: true })).toHaveLength(3)
    expect((await restore(owner, page.id)).map((row) => row.id).sort()).toEqual(
      [page.id, child.id].sort(),
    )
  })

  test('brought back alone, a page leaves a parent in the trash', async () => {
    const parent = await aPage(db)
    const child = await aPage(db, { project: parent.project, parentId: parent.id })
    const owner = parent.project.owner.id
    await trash(owner, parent.id)
    await restore(owner, child.id)
    expect(await db.hot.pages(owner, parent.project.id)).toMatchObject([
      { id: child.id, parentId: null },
    ])
  })

  test('who may not write can neither trash nor bring back', async () => {
    const reviewer = await aMember(db, page.project, { role: 'REVIEWER' })
    expect(await trash(reviewer.id, page.id)).toEqual([])
    await trash(page.project.owner.id, page.id)
    expect(await restore(reviewer.id, page.id)).toEqual([])
    await restore(page.project.owner.id, page.id)
  })

  test('the tree cannot be bent into a circle, not even by two at once', async () => {
    const a = await aPage(db)
    const owner = a.project.owner.id
    const b = await aPage(db, { project: a.project })
    const below = (id: string, parentId: string) =>
      stateOf(db.withUser(owner, (tx) => tx.page.update({ where: { id }, data: { parentId } })))
    const outcomes = await Promise.all([below(a.id, b.id), below(b.id, a.id)])
    expect(outcomes.sort()).toEqual(['23514', null])
  })

  test('a kind of page that does not belong into the project is refused', async () => {
    const owner = page.project.owner.id
    const data = {
      projectId: page.project.id,
      kind: 'RESPONSE',
      schema: 'PROSE',
      createdBy: owner,
    } as const
    expect(await stateOf(db.withUser(owner, (tx) => tx.page.create({ data })))).toBe('23514')
  })

  test('a published page is public with its project, and no longer when it is unpublished or trashed', async () => {
    const project = await aProject(db, { visibility: 'PUBLIC' })
    const shown = await aPage(db, { project })
    const by = project.owner.id
    const version = newId<'page_versions'>()
    await db.withUser(by, async (tx) => {
      const whole = {
        state: new Uint8Array([0]),
        stateVector: new Uint8Array([0]),
        content: {},
        plainText: 't',
        checksum: 'c',
      }
      await tx.pageVersion.create({
        data: {
          id: version,
          pageId: shown.id,
          number: 1,
          kind: 'PUBLISH',
          wordCount: 1,
          createdBy: by,
          ...whole,
        },
      })
      await tx.page.update({
        where: { id: shown.id },
        data: { status: 'PUBLISHED', publishedVersionId: version, publishedAt: new Date() },
      })
    })
    expect(await db.hot.page(null, shown.id)).toBeNull()
    const set = (data: { status?: 'PUBLISHED' | 'ACTIVE'; publishedAt?: Date; deletedAt?: Date }) =>
      db.withUser(by, (tx) => tx.project.update({ where: { id: project.id }, data }))
    await set({ status: 'PUBLISHED', publishedAt: new Date() })
    // the public reads what was published, never the head
    expect(await db.hot.page(null, shown.id)).toMatchObject({
      isPublic: true,
      epoch: null,
      caps: ['read'],
    })
    await set({ status: 'ACTIVE' })
    expect(await db.hot.page(null, shown.id)).toBeNull()
  })
})

describe('retention', () => {
  const purge = (before: string) => house.jobs.query(`select * from app.purge_trash(${before})`)

  test('what lies in the trash long enough is erased with all it held', async () => {
    const page = await aPage(db)
    const owner = page.project.owner.id
    await db.withUser(owner, (tx) => tx.$queryRaw`select * from app.trash_page(${page.id}::uuid)`)
    expect((await purge(`now() - interval '1 day'`)).rows).not.toContainEqual({
      kind: 'page',
      id: page.id,
    })
    expect((await purge(`now() + interval '1 second'`)).rows).toContainEqual({
      kind: 'page',
      id: page.id,
    })
    const left = await house.owner.query('select from page_documents where page_id = $1', [page.id])
    expect(left.rowCount).toBe(0)
  })

  test('a page is not erased while a living one is below it', async () => {
    const page = await aPage(db)
    const child = await aPage(db, { project: page.project, parentId: page.id })
    await db.withUser(page.project.owner.id, (tx) =>
      tx.page.update({ where: { id: page.id }, data: { deletedAt: new Date() } }),
    )
    await purge(`now() + interval '1 second'`)
    expect(await db.hot.page(page.project.owner.id, child.id)).not.toBeNull()
  })

  test('a trashed project goes with its pages', async () => {
    const page = await aPage(db)
    const { id, owner } = page.project
    await db.withUser(owner.id, (tx) =>
      tx.project.update({ where: { id }, data: { deletedAt: new Date() } }),
    )
    expect((await purge(`now() + interval '1 second'`)).rows).toContainEqual({
      kind: 'project',
      id,
    })
    expect(await db.hot.project(owner.id, id)).toBeNull()
  })
})
