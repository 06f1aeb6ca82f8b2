import { newId } from '@chapterhouse/shared/kernel/id'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { aMember, aPage, aSession, aUser, type SomePage } from './factories.ts'
import { loadHead } from './journal.ts'
import {
  pageFacts,
  quarantine,
  readPassages,
  roomAccess,
  type Seat,
  writePassages,
} from './rooms.ts'
import { createTestDatabase } from './test-database.ts'

const house = await createTestDatabase()
const db = await house.app()
const { collab } = house
afterAll(() => house.close())

let page: SomePage
beforeEach(async () => {
  page = await aPage(db, { title: 'Room' })
})

const seat = (given: Partial<Seat>): Seat => ({
  userId: null,
  sessionId: null,
  linkId: null,
  pageId: page.id,
  contributionId: null,
  ...given,
})

describe('access to rooms', () => {
  test('is answered for all seats at once, in their order', async () => {
    const [editor, viewer, stranger] = [
      await aMember(db, page.project),
      await aMember(db, page.project, { role: 'VIEWER' }),
      await aUser(db),
    ]
    const seats = [stranger, viewer, editor].map(({ id }) => seat({ userId: id }))
    expect(await roomAccess(collab, [...seats, seat({})])).toEqual([null, 'READ', 'WRITE', null])
    expect(await roomAccess(collab, [])).toEqual([])
  })

  test('ends with the session, the account, the membership, the page and the project', async () => {
    const editor = await aMember(db, page.project)
    const sessionId = await aSession(db, editor)
    const access = async () =>
      (await roomAccess(collab, [seat({ userId: editor.id, sessionId })]))[0]
    const undo = async (change: string, back: string, id: string) => {
      await house.owner.query(change, [id])
      const during = await access()
      await house.owner.query(back, [id])
      expect(await access()).toBe('WRITE')
      return during
    }
    expect(
      await undo(
        `update sessions set revoked_at = now() where id = $1`,
        `update sessions set revoked_at = null where id = $1`,
        sessionId,
      ),
    ).toBeNull()
    expect(
      await undo(
        `update users set is_active = false where id = $1`,
        `update users set is_active = true where id = $1`,
        editor.id,
      ),
    ).toBeNull()
    expect(
      await undo(
        `update project_members set status = 'REMOVED' where user_id = $1`,
        `update project_members set status = 'ACTIVE' where user_id = $1`,
        editor.id,
      ),
    ).toBeNull()
    expect(
      await undo(
        `update project_members set role = 'VIEWER' where user_id = $1`,
        `update project_members set role = 'EDITOR' where user_id = $1`,
        editor.id,
      ),
    ).toBe('READ')
    expect(
      await undo(
        `update pages set edit_mode = 'PROTECTED' where id = $1`,
        `update pages set edit_mode = 'LIVE' where id = $1`,
        page.id,
      ),
    ).toBe('READ')
    expect(
      await undo(
        `update pages set deleted_at = now() where id = $1`,
        `update pages set deleted_at = null where id = $1`,
        page.id,
      ),
    ).toBeNull()
    expect(
      await undo(
        `update projects set deleted_at = now() where id = $1`,
        `update projects set deleted_at = null where id = $1`,
        page.project.id,
      ),
    ).toBeNull()
  })

  test('by a link is what the link gives, as long as it lives', async () => {
    const id = newId()
    await house.owner.query(
      `insert into share_links (id, page_id, access, guest_names, token_hash) values ($1, $2, 'EDIT', 'REQUIRED', 'hash')`,
      [id, page.id],
    )
    expect(await roomAccess(collab, [seat({ linkId: id })])).toEqual(['WRITE'])
    await house.owner.query('update share_links set revoked_at = now() where id = $1', [id])
    expect(await roomAccess(collab, [seat({ linkId: id })])).toEqual([null])
  })

  test('agrees with the ticket of the api', async () => {
    const viewer = await aMember(db, page.project, { role: 'VIEWER' })
    const asked = { userId: viewer.id, sessionHash: null, pageId: page.id }
    expect(await db.hot.ticket(asked)).toMatchObject({
      access: 'READ',
      epoch: 1,
      title: 'Room',
      displayName: viewer.displayName,
    })
    expect(await db.hot.ticket({ ...asked, userId: (await aUser(db)).id })).toBeNull()
  })

  test('a writer’s newer schema raises the page’s, a reader’s does not', async () => {
    const viewer = await aMember(db, page.project, { role: 'VIEWER' })
    const ask = (userId: typeof viewer.id, schemaVersion: number) =>
      db.hot.ticket({ userId, sessionHash: null, pageId: page.id, schemaVersion })
    expect(await ask(viewer.id, 5)).toMatchObject({ schemaVersion: 1, schemaRaised: false })
    expect(await ask(page.project.owner.id, 3)).toMatchObject({
      schemaVersion: 3,
      schemaRaised: true,
    })
    expect(await ask(page.project.owner.id, 2)).toMatchObject({
      schemaVersion: 3,
      schemaRaised: false,
    })
  })
})

test('a node learns what a page is', async () => {
  expect(await pageFacts(collab, page.id)).toEqual({
    projectId: page.project.id,
    kind: 'CHAPTER',
    schema: 'PROSE',
    schemaVersion: 1,
    title: 'Room',
    editMode: 'LIVE',
    epoch: 1,
    trashed: false,
  })
  expect(await pageFacts(collab, newId<'pages'>())).toBeNull()
})

test('a damaged page is marked once', async () => {
  await quarantine(collab, page.id)
  const first = (await loadHead(collab, page.id))?.quarantinedAt
  await quarantine(collab, page.id)
  expect(first).toBeInstanceOf(Date)
  expect((await loadHead(collab, page.id))?.quarantinedAt).toEqual(first)
})

describe('passages', () => {
  const passage = (blockId: string, position: string, text: string) => ({ blockId, position, text })

  test('are written, changed and deleted one by one, in order of position', async () => {
    const changed = [
      passage('b', 'a1', 'second'),
      passage('a', 'a0', 'first'),
      passage('c', 'a2', 'third'),
    ]
    await writePassages(collab, page.id, { changed, gone: [] })
    await writePassages(collab, page.id, { changed: [passage('b', 'a3', 'last')], gone: ['c'] })
    expect(await readPassages(collab, page.id)).toEqual([
      passage('a', 'a0', 'first'),
      passage('b', 'a3', 'last'),
    ])
  })

  test('one that did not change is not written again', async () => {
    const changed = [passage('a', 'a0', 'first')]
    const versionOf = async () =>
      (
        await house.owner.query('select xmin::text from page_passages where page_id = $1', [
          page.id,
        ])
      ).rows
    await writePassages(collab, page.id, { changed, gone: [] })
    const before = await versionOf()
    await writePassages(collab, page.id, { changed, gone: [] })
    expect(await versionOf()).toEqual(before)
  })

  test('are found by members, the second half of a book too', async () => {
    const long = `${'word '.repeat(20_000)} ending`
    await writePassages(collab, page.id, {
      changed: [passage('a', 'a0', 'begin'), passage('z', 'a9', long)],
      gone: [],
    })
    const find = (word: string) =>
      db.withUser(
        page.project.owner.id,
        (tx) =>
          tx.$queryRaw`select block_id from page_passages where search @@ plainto_tsquery('simple', ${word})`,
      )
    expect(await find('begin')).toEqual([{ block_id: 'a' }])
    expect(await find('word')).toEqual([{ block_id: 'z' }])
  })
})
