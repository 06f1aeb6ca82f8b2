import { newId, type PageId } from '@chapterhouse/shared/kernel/id'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { aMember, aPage, type SomePage } from './factories.ts'
import { roomAccess } from './rooms.ts'
import { createTestDatabase } from './test-database.ts'

const house = await createTestDatabase()
const db = await house.app()
afterAll(() => house.close())

let page: SomePage
beforeEach(async () => {
  page = await aPage(db, { title: 'Tide tables' })
})

const link = async (to: 'page' | 'project', access: 'READ' | 'COMMENT' | 'EDIT') => {
  const id = newId<'share_links'>()
  const target = to === 'page' ? page.id : page.project.id
  await house.owner.query(
    `insert into share_links (id, ${to}_id, access, guest_names, token_hash) values ($1::uuid, $2, $3, 'REQUIRED', $1::uuid::text)`,
    [id, target, access],
  )
  return id
}

const end = (id: string) =>
  house.owner.query('update share_links set revoked_at = now() where id = $1', [id])

describe('a share link', () => {
  test.each([
    ['READ', ['read']],
    ['COMMENT', ['read', 'comment']],
    ['EDIT', ['read', 'comment', 'write']],
  ] as const)('to %s gives just that', async (access, caps) => {
    const seen = await db.hot.linkPage(await link('page', access), page.id)
    expect(seen).toMatchObject({ id: page.id, title: 'Tide tables', caps, role: null })
    // The project of a page is not the holder's to know of.
    expect(seen?.projectTitle).toBe('')
    expect(seen?.epoch).toBe(1)
  })

  test('leads to its page and does not name the project', async () => {
    expect(await db.hot.linkPlace(await link('page', 'READ'))).toMatchObject({
      projectId: null,
      pageId: page.id,
      title: 'Tide tables',
    })
  })

  test('to a project opens its tree and each page in it', async () => {
    const id = await link('project', 'READ')
    expect((await db.hot.linkPages(id)).map(({ title }) => title)).toEqual(['Tide tables'])
    expect((await db.hot.linkPage(id, page.id))?.caps).toEqual(['read'])
  })

  test('reaches no other project, no other page, and no trash', async () => {
    const other = await aPage(db, { title: 'Elsewhere' })
    const [one, all] = [await link('page', 'EDIT'), await link('project', 'EDIT')]
    expect(await db.hot.linkPage(one, other.id)).toBeNull()
    expect(await db.hot.linkPage(all, other.id)).toBeNull()
    expect(await db.hot.linkPages(one)).toEqual([])
    await house.owner.query('update pages set deleted_at = now() where id = $1', [page.id])
    expect(await db.hot.linkPage(one, page.id)).toBeNull()
    expect(await db.hot.linkPages(all)).toEqual([])
  })

  test('opens nothing once it is disabled or its time is over', async () => {
    const [disabled, expired] = [await link('page', 'READ'), await link('project', 'READ')]
    await end(disabled)
    const past = `update share_links set expires_at = now() - interval '1 second' where id = $1`
    await house.owner.query(past, [expired])
    for (const id of [disabled, expired, newId<'share_links'>()]) {
      expect(await db.hot.linkPlace(id)).toBeNull()
      expect(await db.hot.linkPage(id, page.id)).toBeNull()
      expect(await db.hot.linkPages(id)).toEqual([])
    }
  })
})

const asset = async (): Promise<string> => {
  const id = newId<'assets'>()
  const member = await aMember(db, page.project)
  await house.owner.query(
    `insert into assets (id, project_id, owner_id, kind, mime, byte_size, storage_key, sha256, scan_status)
     values ($1::uuid, $2, $3, 'IMAGE', 'image/png', 7, $1::uuid::text, repeat('0', 64), 'CLEAN')`,
    [id, page.project.id, member.id],
  )
  return id
}

const filesOf = (links: readonly string[], id: string) =>
  db.ask`select mime from app.asset_of_links(${links}::uuid[], ${id}::uuid)`

test('files of the project come with a link into it, and with no other', async () => {
  const id = await asset()
  const [one, all] = [await link('page', 'READ'), await link('project', 'READ')]
  page = await aPage(db, { title: 'Elsewhere' })
  const elsewhere = await link('project', 'EDIT')
  expect(await filesOf([one], id)).toHaveLength(1)
  expect(await filesOf([elsewhere, all], id)).toHaveLength(1)
  expect(await filesOf([elsewhere], id)).toEqual([])
  await end(one)
  expect(await filesOf([one], id)).toEqual([])
})

describe('an API key in a room', () => {
  const key = async (userId: string, scopes: string) => {
    const id = newId<'api_keys'>()
    await house.owner.query(
      `insert into api_keys (id, user_id, name, prefix, key_hash, scopes) values ($1::uuid, $2, 'k', 'ch_aaaaa', $1::uuid::text, $3)`,
      [id, userId, scopes],
    )
    return id
  }
  const access = async (userId: SomePage['project']['owner']['id'], id: string, pageId: PageId) => {
    const seat = { userId, sessionId: `key:${id}`, linkId: null, pageId, contributionId: null }
    return (await roomAccess(house.collab, [seat]))[0]
  }

  test('writes with the scope, reads without it, and stands no more once revoked', async () => {
    const editor = await aMember(db, page.project)
    const writes = await key(editor.id, '{read,write}')
    expect(await access(editor.id, writes, page.id)).toBe('WRITE')
    expect(await access(editor.id, await key(editor.id, '{read}'), page.id)).toBe('READ')
    expect(await access(editor.id, await key(editor.id, '{write}'), page.id)).toBeNull()
    await house.owner.query('update api_keys set revoked_at = now() where id = $1', [writes])
    expect(await access(editor.id, writes, page.id)).toBeNull()
  })

  test('is its person’s alone, and gives no more than they have', async () => {
    const [editor, viewer] = [
      await aMember(db, page.project),
      await aMember(db, page.project, { role: 'VIEWER' }),
    ]
    expect(await access(viewer.id, await key(editor.id, '{read,write}'), page.id)).toBeNull()
    expect(await access(viewer.id, await key(viewer.id, '{read,write}'), page.id)).toBe('READ')
  })
})
