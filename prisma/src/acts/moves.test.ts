import { newId, type PageId, type UserId } from '@chapterhouse/shared/kernel/id'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { aMember, aPage, aProject, type SomePage, type SomeProject } from '../factories.ts'
import { sqlState } from '../failures.ts'
import { recordContribution } from '../page-writes.ts'
import { purgeTrash } from '../retention.ts'
import { createTestDatabase } from '../test-database.ts'

const house = await createTestDatabase()
const db = await house.app()
afterAll(() => house.close())

let page: SomePage
let there: SomeProject
let owner: UserId
beforeEach(async () => {
  page = await aPage(db, { title: 'One' })
  owner = page.project.owner.id
  there = await aProject(db, { owner: { id: owner } })
})

const stateOf = (act: Promise<unknown>) =>
  act.then(
    () => null,
    (error: unknown) => sqlState(error),
  )

interface Where {
  readonly by?: UserId
  readonly to?: string
  readonly parent?: PageId | null
}
const move = ({ by = owner, to = there.id, parent = null }: Where = {}, id = page.id) =>
  db.withUser(
    by,
    (tx) => tx.$queryRaw<{ id: string }[]>`
      select * from app.move_page(${id}::uuid, ${to}::uuid, ${parent}::uuid, 'a7') as id`,
  )
const one = async (sql: string, ...values: unknown[]) => {
  const { rows } = await house.owner.query({ text: sql, values, rowMode: 'array' })
  return rows.flat()
}
const projectOf = async (id: string) =>
  (await one('select project_id from pages where id = $1', id))[0]
const trash = (id: string) =>
  db.withUser(owner, (tx) => tx.$queryRaw`select app.trash_page(${id}::uuid)::text`)

const anUpload = async (name: string, projectId = page.project.id): Promise<string> => {
  const [id] = await one(
    `insert into assets (project_id, owner_id, kind, mime, byte_size, storage_key, sha256, scan_status)
     values ($1, (select owner_id from projects where id = $1), 'IMAGE', 'image/png', 1, $2, repeat('0', 64), 'CLEAN')
     returning id`,
    projectId,
    `${name} ${newId()}`,
  )
  return String(id)
}
const writeInto = (pageId: PageId, text: string) =>
  house.owner.query('insert into page_updates (page_id, data) values ($1, $2)', [
    pageId,
    Buffer.from(`\x01\x00${text}\x00`),
  ])
const sees = (who: UserId, asset: string) =>
  db.withUser(who, async (tx) => (await tx.asset.findFirst({ where: { id: asset } })) !== null)

describe('a page moved to another project', () => {
  test('takes along what lives below it, with its history', async () => {
    const { id, project } = page
    const below = await aPage(db, { project, parentId: id })
    await db.withUser(owner, (tx) =>
      recordContribution(tx, {
        id: newId<'contributions'>(),
        pageId: below.id,
        kind: 'IMPORT',
        head: new Uint8Array([1, 2, 3]),
        ownRows: new Uint8Array([1]),
        clientIds: [7],
      }),
    )
    expect((await move()).map((row) => row.id)).toEqual([id, below.id].sort())
    expect([await projectOf(id), await projectOf(below.id)]).toEqual([there.id, there.id])
    expect(await one('select project_id from contributions where page_id = $1', below.id)).toEqual([
      there.id,
    ])
    expect(await one('select parent_id, position from pages where id = $1', id)).toEqual([
      null,
      'a7',
    ])
  })

  test('leaves behind what lies in the trash below it', async () => {
    const gone = await aPage(db, { project: page.project, parentId: page.id })
    await trash(gone.id)
    await move()
    expect(await projectOf(gone.id)).toBe(page.project.id)
    await db.withUser(owner, (tx) => tx.$queryRaw`select app.restore_page(${gone.id}::uuid)::text`)
    expect(await one('select parent_id, deleted_at from pages where id = $1', gone.id)).toEqual([
      null,
      null,
    ])
  })

  test('goes below a page of that project, and its links end', async () => {
    const parent = await aPage(db, { project: there })
    await house.owner.query(
      `insert into share_links (page_id, access, token_hash, created_by) values ($1, 'READ', $2, $3)`,
      [page.id, newId(), owner],
    )
    await move({ parent: parent.id })
    expect(await one('select parent_id from pages where id = $1', page.id)).toEqual([parent.id])
    expect(
      await one('select revoked_at is not null from share_links where page_id = $1', page.id),
    ).toEqual([true])
  })

  test('is refused without write on both sides, and to who knows neither', async () => {
    const editorHere = await aMember(db, page.project)
    const editorThere = await aMember(db, there)
    expect(await stateOf(move({ by: editorHere.id }))).toBe('42501')
    expect(await stateOf(move({ by: editorThere.id }))).toBe('P0002')
    await aMember(db, page.project, { user: editorThere, role: 'VIEWER' })
    expect(await stateOf(move({ by: editorThere.id }))).toBe('42501')
    expect(await projectOf(page.id)).toBe(page.project.id)
  })

  test.each([
    ['into its own project', async () => move({ to: page.project.id }), '23514'],
    ['below a page of a third', async () => move({ parent: (await aPage(db)).id }), 'P0002'],
    ['to a project that is not there', async () => move({ to: newId() }), 'P0002'],
    ['when it is not there', async () => move({}, newId<'pages'>()), 'P0002'],
  ])('is refused %s', async (_where, act, state) => {
    expect(await stateOf(act())).toBe(state)
  })

  test('is refused when it is locked, in the trash, or the project is', async () => {
    await house.owner.query(
      `update pages set edit_mode = 'LOCKED', locked_at = now() where id = $1`,
      [page.id],
    )
    expect(await stateOf(move())).toBe('55000')
    const other = await aPage(db, { project: page.project })
    await trash(other.id)
    expect(await stateOf(move({}, other.id))).toBe('P0002')
    const third = await aPage(db, { project: page.project })
    await house.owner.query('update projects set deleted_at = now() where id = $1', [there.id])
    expect(await stateOf(move({}, third.id))).toBe('P0002')
  })
})

describe('the pictures of a moved page', () => {
  test('are seen where it went, and still where it was', async () => {
    const reader = await aMember(db, there, { role: 'VIEWER' })
    const shown = await anUpload('shown')
    const hidden = await anUpload('hidden')
    await writeInto(page.id, `/api/assets/${shown}`)
    expect(await sees(reader.id, shown)).toBe(false)
    await move()
    expect([await sees(reader.id, shown), await sees(reader.id, hidden)]).toEqual([true, false])
    expect(await sees(owner, shown)).toBe(true)
  })

  test('are not those of a project the mover may not read', async () => {
    const foreign = await anUpload('foreign', (await aProject(db)).id)
    await writeInto(page.id, `/api/assets/${foreign}`)
    await move()
    expect(await sees(owner, foreign)).toBe(false)
  })

  test('outlive the project they were uploaded to', async () => {
    const shown = await anUpload('shown')
    await writeInto(page.id, `/api/assets/${shown}`)
    await move()
    await house.owner.query('update projects set deleted_at = now() where id = $1', [
      page.project.id,
    ])
    await purgeTrash(house.jobs, new Date(Date.now() + 60_000))
    expect(await one('select project_id, deleted_at from assets where id = $1', shown)).toEqual([
      there.id,
      null,
    ])
    expect(await one('select * from asset_places where asset_id = $1', shown)).toEqual([])
  })
})
