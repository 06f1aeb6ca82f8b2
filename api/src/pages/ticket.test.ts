import { signOut } from '@chapterhouse/shared/auth/sign-out'
import { schemaVersion } from '@chapterhouse/shared/editor/schema-version'
import { changePage, createPage, deletePage, getTicket } from '@chapterhouse/shared/pages/contract'
import { removeMember } from '@chapterhouse/shared/projects/contract'
import { ticketKey } from '@chapterhouse/shared/sync/keys'
import { readTicket } from '@chapterhouse/shared/sync/ticket'
import { colorOf } from '@chapterhouse/shared/users/color'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sessionHash } from '../auth/session-hash.ts'
import { openHouse, type TestHouse } from '../testing/house.ts'
import { type Listener, listen } from '../testing/notices.ts'
import { openWorld, type World } from '../testing/world.ts'

let house: TestHouse
let world: World
let notices: Listener
let now = Date.now()
beforeAll(async () => {
  house = await openHouse({ clock: { now: () => now } })
  world = await openWorld(house)
  notices = await listen(house)
})
afterAll(async () => {
  await notices.close()
  await house.close()
})

const claimsOf = (ticket: string) =>
  readTicket(ticket, ticketKey(house.database.appSecret), { now: () => now })
const ask = (body: object = {}) => ({ params: { pageId: world.pageId }, body })

describe('a ticket', () => {
  it('vouches for this person, this session, this room, for a minute', async () => {
    const { editor, pageId } = world
    const answer = await editor.ask(getTicket, ask({ clientId: 4711, schemaVersion }))
    const room = `page:${pageId}:1`
    expect(answer).toMatchObject({ room, access: 'write' })
    expect(Date.parse(answer.expiresAt)).toBe(now + 60_000)
    expect(await claimsOf(answer.ticket)).toEqual({
      userId: editor.me.id,
      sessionId: sessionHash(editor.cookie?.split('=')[1] ?? ''),
      linkId: null,
      pageId,
      contributionId: null,
      room,
      access: 'write',
      clientId: 4711,
      schemaVersion,
      epoch: 1,
      name: editor.me.displayName,
      color: colorOf(editor.me.id),
    })
    now += 61_000
    expect(await claimsOf(answer.ticket)).toBeNull()
  })

  it('writes for those who may write, and reads for the other members', async () => {
    const access = async (who: World['owner']) => (await who.ask(getTicket, ask())).access
    for (const who of [world.owner, world.admin, world.editor])
      expect(await access(who)).toBe('write')
    for (const who of [world.contributor, world.reviewer, world.viewer]) {
      expect(await access(who)).toBe('read')
    }
  })

  it('reads where the page is protected or locked, for everybody', async () => {
    const { owner } = world
    const params = { projectId: world.projectId }
    const { id: pageId } = await owner.ask(createPage, { params, body: { title: 'Held' } })
    for (const editMode of ['PROTECTED', 'LOCKED'] as const) {
      await owner.ask(changePage, { params: { pageId }, body: { editMode } })
      expect((await owner.ask(getTicket, { params: { pageId }, body: {} })).access).toBe('read')
    }
  })

  it('is not for who never belonged, was removed, signed out, or asks for the trash', async () => {
    const own = await openWorld(house)
    const params = { pageId: own.pageId }
    const parts = { params, body: {} }
    expect((await own.outsider.refused(getTicket, parts)).code).toBe('not_found')
    expect((await own.removed.refused(getTicket, parts)).code).toBe('not_found')
    await own.owner.ask(removeMember, {
      params: { projectId: own.projectId, userId: own.editor.me.id },
    })
    expect((await own.editor.refused(getTicket, parts)).code).toBe('not_found')
    await own.viewer.ask(signOut, {})
    expect((await own.viewer.refused(getTicket, parts)).code).toBe('unauthenticated')
    await own.owner.ask(deletePage, { params })
    expect((await own.owner.refused(getTicket, parts)).code).toBe('not_found')
  })

  it('of another secret or another kind of token is none', async () => {
    const { ticket } = await world.editor.ask(getTicket, ask())
    const other = ticketKey('another secret that is long enough to be one')
    expect(await readTicket(ticket, other, { now: () => now })).toBeNull()
  })

  it.each([{ clientId: -1 }, { clientId: 1.5 }, { clientId: 2 ** 60 }, { schemaVersion: 0 }])(
    'is refused for %j',
    async (body) => {
      expect((await world.editor.refused(getTicket, ask(body))).code).toBe('invalid_input')
    },
  )
})

describe('the language of a page', () => {
  const stored = async () => {
    const sql = 'select schema_version from pages where id = $1'
    return (await house.database.owner.query(sql, [world.pageId])).rows[0].schema_version
  }

  it('is not raised beyond what this server speaks: nobody locks the others out', async () => {
    const no = await world.editor.refused(getTicket, ask({ schemaVersion: schemaVersion + 1 }))
    expect(no.code).toBe('conflict')
    expect(await stored()).toBe(schemaVersion)
  })

  it('says in the ticket what the client speaks, so that the gate can tell an older one', async () => {
    await house.database.owner.query('update pages set schema_version = 7 where id = $1', [
      world.pageId,
    ])
    const { ticket } = await world.editor.ask(getTicket, ask({ schemaVersion: 1 }))
    expect((await claimsOf(ticket))?.schemaVersion).toBe(1)
    expect(await stored()).toBe(7)
    await house.database.owner.query('update pages set schema_version = 1 where id = $1', [
      world.pageId,
    ])
    notices.heard()
  })
})
