import { afterAll, expect, test } from 'vitest'
import { aPage, aSession, aUser } from './factories.ts'
import { appendRows } from './journal.ts'
import { purgeTrash, sweepExpired } from './retention.ts'
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
