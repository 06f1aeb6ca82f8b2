import { afterAll, expect, test } from 'vitest'
import { aPage, aSession, aUser, type SomePage } from './factories.ts'
import { appendRows } from './journal.ts'
import { forgetUploads, purgeTrash, sweepExpired, uploadsOfNobody } from './retention.ts'
import { createTestDatabase } from './test-database.ts'

const house = await createTestDatabase()
const db = await house.app()
afterAll(() => house.close())

const inAMinute = () => new Date(Date.now() + 60_000)
const aMonthAgo = () => new Date(Date.now() - 30 * 86_400_000)

test('a page long enough in the trash goes, with journal, document and history', async () => {
  const page = await aPage(db)
  const owner = page.project.owner.id
  const row = {
    pageId: page.id,
    contributionId: null,
    authorId: owner,
    authorKind: 'HUMAN',
  } as const
  await appendRows(house.collab, [
    { ...row, clientIds: [1], data: new Uint8Array([1, 2, 3]), ownDeletes: null },
  ])
  await db.withUser(owner, (tx) => tx.$queryRaw`select app.trash_page(${page.id}::uuid)::text`)
  expect(await purgeTrash(house.jobs, aMonthAgo())).toEqual([])
  expect(await purgeTrash(house.jobs, inAMinute())).toEqual([{ kind: 'page', id: page.id }])
  for (const table of ['page_updates', 'page_documents']) {
    const { rowCount } = await house.owner.query(`select from ${table} where page_id = $1`, [
      page.id,
    ])
    expect([table, rowCount]).toEqual([table, 0])
  }
})

/** An image somebody uploaded into the page's project. */
async function anUpload({ project }: SomePage, storageKey: string): Promise<string> {
  const { rows } = await house.owner.query(
    `insert into assets (project_id, owner_id, kind, mime, byte_size, storage_key, sha256, scan_status)
     values ($1, $2, 'IMAGE', 'image/png', 1, $3, repeat('0', 64), 'CLEAN') returning id`,
    [project.id, project.owner.id, storageKey],
  )
  return rows[0].id
}

const trashProject = ({ project }: SomePage) =>
  house.owner.query('update projects set deleted_at = now() where id = $1', [project.id])

test('an erased project names each page that went with it', async () => {
  const page = await aPage(db)
  const second = await aPage(db, { project: page.project })
  await trashProject(page)
  expect(await purgeTrash(house.jobs, aMonthAgo())).toEqual([])
  const erased = await purgeTrash(house.jobs, inAMinute())
  expect(erased).toHaveLength(3)
  for (const { id } of [page, second]) expect(erased).toContainEqual({ kind: 'page', id })
  expect(erased).toContainEqual({ kind: 'project', id: page.project.id })
})

test('uploads of an erased project are nobody’s until they are forgotten, others stay', async () => {
  const [page, other] = [await aPage(db), await aPage(db)]
  const lost = { id: await anUpload(page, 'lost'), storageKey: 'lost' }
  const kept = await anUpload(other, 'kept')
  await trashProject(page)
  expect(await uploadsOfNobody(house.jobs)).toEqual([])
  await purgeTrash(house.jobs, inAMinute())
  expect(await uploadsOfNobody(house.jobs)).toEqual([lost])
  const seen = await db.withUser(page.project.owner.id, (tx) => tx.asset.findMany())
  expect(seen).toEqual([])
  await forgetUploads(house.jobs, [lost.id, kept])
  const { rows } = await house.owner.query('select storage_key from assets')
  expect(rows).toEqual([{ storage_key: 'kept' }])
})

test('a project that leaves the trash while it is erased is lost or kept, never half', async () => {
  const page = await aPage(db)
  const upload = await anUpload(page, 'raced')
  await trashProject(page)
  const client = await house.owner.connect()
  await client.query('begin')
  await client.query('update projects set deleted_at = null where id = $1', [page.project.id])
  const erasing = purgeTrash(house.jobs, inAMinute())
  const waiting = `select from pg_locks l join pg_stat_activity a using (pid)
    where a.datname = current_database() and not l.granted`
  await expect.poll(async () => (await house.owner.query(waiting)).rowCount).toBe(1)
  await client.query('commit')
  client.release()
  expect(await erasing).toEqual([])
  const { rows } = await house.owner.query('select project_id from assets where id = $1', [upload])
  expect(rows).toEqual([{ project_id: page.project.id }])
})

test('ended sessions, used tokens and old invitations go; what still opens something stays', async () => {
  const user = await aUser(db)
  const page = await aPage(db)
  const [live, old] = [await aSession(db, user), await aSession(db, user)]
  await house.owner.query(
    `update sessions set created_at = now() - interval '3 month', expires_at = now() - interval '2 month' where id = $1`,
    [old],
  )
  await house.owner.query(
    `insert into verification_tokens (token_hash, email, purpose, expires_at) values
     ('live', 'a@example.org', 'MAGIC_LINK', now() + interval '1 day'),
     ('old', 'a@example.org', 'MAGIC_LINK', now() - interval '2 month')`,
  )
  await house.owner.query(
    `insert into invitations (project_id, role, token_hash, expires_at) values
     ($1, 'EDITOR', 'live', now() + interval '1 day'), ($1, 'EDITOR', 'old', now() - interval '1 day')`,
    [page.project.id],
  )
  expect(await sweepExpired(house.jobs, aMonthAgo())).toEqual({
    sessions: 1,
    tokens: 1,
    invitations: 1,
  })
  expect(await db.hot.session(live)).not.toBeNull()
  expect(await db.auth.invitationByHash('live')).not.toBeNull()
  expect(await sweepExpired(house.jobs, aMonthAgo())).toEqual({
    sessions: 0,
    tokens: 0,
    invitations: 0,
  })
})
