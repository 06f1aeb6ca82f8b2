import { newId } from '@chapterhouse/shared/kernel/id'
import { afterAll, describe, expect, test } from 'vitest'
import { connect } from './client.ts'
import { aMember, aPage, aProject, aUser } from './factories.ts'
import { openPool } from './pool.ts'
import { createTestDatabase } from './test-database.ts'

const house = await createTestDatabase()
const db = await house.app()
afterAll(() => house.close())

describe('a transaction', () => {
  test('is one: what came before a failure is gone', async () => {
    const user = await aUser(db)
    const failing = db.withUser(user.id, async (tx) => {
      await tx.project.create({
        data: { kind: 'WRITING', ownerId: user.id, slug: 'half', title: 'Half' },
      })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await db.hot.projects(user.id, { limit: 9 })).toEqual([])
  })

  test('is of the person it is given, who may be nobody', async () => {
    const page = await aPage(db)
    const who = (id: typeof page.project.owner.id | null) =>
      db.withUser(id, (tx) => tx.$queryRaw<{ uid: string | null }[]>`select app.uid() as uid`)
    expect(await who(page.project.owner.id)).toEqual([{ uid: page.project.owner.id }])
    expect(await who(null)).toEqual([{ uid: null }])
    expect(await db.withUser(null, (tx) => tx.page.findMany())).toEqual([])
  })

  test('sees what the share link shows that it came with', async () => {
    const page = await aPage(db)
    const linkId = newId()
    await db.withUser(page.project.owner.id, (tx) =>
      tx.shareLink.create({ data: { id: linkId, pageId: page.id, tokenHash: linkId } }),
    )
    const seen = await db.withUser(null, (tx) => tx.page.findMany(), { linkId })
    expect(seen.map((row) => row.id)).toEqual([page.id])
  })

  test('that takes too long is rolled back', async () => {
    const user = await aUser(db)
    const slow = db.withUser(user.id, (tx) => tx.$queryRaw`select pg_sleep(5)::text`, {
      timeout: 100,
    })
    await expect(slow).rejects.toMatchObject({ code: 'P2028' })
    expect(await db.withUser(user.id, (tx) => tx.user.count())).toBe(1)
  })
})

describe('a statement as nobody', () => {
  test('takes its values as parameters', async () => {
    const name = `'; drop table users; --`
    expect(await db.ask`select ${name}::text as name, ${2}::int + ${3}::int as sum`).toEqual([
      { name, sum: 5 },
    ])
  })

  test('reads no row of anybody', async () => {
    await aPage(db)
    for (const table of ['users', 'projects', 'pages', 'page_updates', 'sessions']) {
      const { rowCount } = await asApp(`select from ${table}`)
      expect([table, rowCount]).toEqual([table, 0])
    }
  })
})

async function asApp(sql: string) {
  const pool = openPool({ url: house.urlOf('app'), max: 1 })
  try {
    return await pool.query(sql)
  } finally {
    await pool.end()
  }
}

test('hot reads go on while all transactions are busy', async () => {
  const small = await connect({ url: house.urlOf('app'), max: 1, hotMax: 1 })
  const page = await aPage(small)
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const busy = small.withUser(page.project.owner.id, () => held)
  expect(await small.hot.page(page.project.owner.id, page.id)).not.toBeNull()
  release()
  await busy
  await small.ping()
  await small.close()
})

test('a page of the public shows no head: no epoch, no journal, no passages', async () => {
  const page = await aPage(db, { project: await aProject(db, { visibility: 'PUBLIC' }) })
  const stranger = await aUser(db)
  await house.owner.query(
    `with version as (
       insert into page_versions (page_id, number, kind, state, state_vector, content, plain_text, word_count, checksum)
       values ($1, 1, 'PUBLISH', '\\x00', '\\x00', '{}', 't', 1, 's') returning id)
     update pages set status = 'PUBLISHED', published_version_id = (select id from version) where id = $1`,
    [page.id],
  )
  await house.owner.query(
    `update projects set status = 'PUBLISHED', published_at = now() where id = $1`,
    [page.project.id],
  )
  expect(await db.hot.page(stranger.id, page.id)).toMatchObject({ isPublic: true, epoch: null })
  const heads = await db.withUser(stranger.id, (tx) => tx.pageDocument.findMany())
  expect(heads).toEqual([])
})

test('addresses of members are for those who manage', async () => {
  const project = await aProject(db)
  const editor = await aMember(db, project)
  const addresses = (id: typeof editor.id) =>
    db.withUser(
      id,
      (tx) => tx.$queryRaw`select email from app.member_addresses(${project.id}::uuid)`,
    )
  expect(await addresses(project.owner.id)).toHaveLength(2)
  expect(await addresses(editor.id)).toEqual([])
})
