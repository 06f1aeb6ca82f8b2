import {
  changePage,
  createPage,
  deletePage,
  getPage,
  getTicket,
  importPage,
  listPages,
} from '@chapterhouse/shared/pages/contract'
import {
  changePageGrant,
  givePage,
  listGivenPages,
  listPageGrants,
  takePage,
} from '@chapterhouse/shared/pages/grants'
import {
  addMember,
  getProject,
  listMembers,
  pauseMember,
  removeMember,
} from '@chapterhouse/shared/projects/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing/house.ts'
import { type Listener, listen } from '../../testing/notices.ts'
import { anotherWorld, openWorld, type World } from '../../testing/world.ts'

let house: TestHouse
let first: World
let notices: Listener
beforeAll(async () => {
  house = await openHouse()
  first = await openWorld(house)
  notices = await listen(house)
})
afterAll(async () => {
  await notices.close()
  await house.close()
})

type Access = 'READ' | 'COMMENT' | 'EDIT'
const give = async (world: World, access: Access) => {
  const { outsider, pageId } = world
  const body = { email: outsider.me.email, access }
  await world.admin.ask(givePage, { params: { pageId }, body })
  return { outsider, pageId, grant: { pageId, userId: outsider.me.id } }
}
const accessTo = async (world: World) => {
  const ticket = { params: { pageId: world.pageId }, body: {} }
  return (await world.outsider.ask(getTicket, ticket)).access
}

describe('a page given to an outsider', () => {
  it.each([
    ['READ', 'read', 'given'],
    ['COMMENT', 'read', 'given'],
    ['EDIT', 'write', null],
  ] as const)('to %s opens its room to %s', async (access, room, readOnly) => {
    const world = await anotherWorld(first)
    const { outsider, pageId } = await give(world, access)
    const page = await outsider.ask(getPage, { params: { pageId } })
    expect(page).toMatchObject({ given: true, readOnly, parentId: null })
    expect(page.can).toMatchObject({ write: room === 'write', rename: false, delete: false })
    expect(await accessTo(world)).toBe(room)
    expect((await outsider.send(`/api/pages/${pageId}/head`)).status).toBe(200)
  })

  it('shows nothing else of its project', async () => {
    const world = await anotherWorld(first)
    const { outsider, pageId } = await give(world, 'EDIT')
    const params = { projectId: world.projectId }
    const other = await world.owner.ask(createPage, { params, body: { title: 'Two' } })
    for (const question of [getProject, listMembers, listPages]) {
      expect((await outsider.refused(question, { params })).code).toBe('not_found')
    }
    const beside = { params: { pageId: other.id } }
    expect((await outsider.refused(getPage, beside)).code).toBe('not_found')
    expect(await outsider.ask(listPageGrants, { params: { pageId } })).toEqual({ items: [] })
  })

  it('is written in live, and by no act that is the members’', async () => {
    const world = await anotherWorld(first)
    const { outsider, pageId } = await give(world, 'EDIT')
    const params = { pageId }
    for (const body of [{ title: 'Mine' }, { editMode: 'LOCKED' }, { icon: '🌊' }]) {
      expect((await outsider.refused(changePage, { params, body })).code).toBe('forbidden')
    }
    expect((await outsider.refused(deletePage, { params })).code).toBe('forbidden')
    const text = { params, body: { markdown: 'Mine' } }
    expect((await outsider.refused(importPage, text)).code).toBe('forbidden')
    const on = { params, body: { email: 'x@example.org', access: 'READ' } }
    expect((await outsider.refused(givePage, on)).code).toBe('forbidden')
  })

  it('is among the pages given to them, until it is in the trash', async () => {
    const world = await anotherWorld(first)
    const { outsider, pageId } = await give(world, 'READ')
    const mine = async () => (await outsider.ask(listGivenPages, {})).items.map(({ id }) => id)
    expect(await mine()).toContain(pageId)
    await world.owner.ask(deletePage, { params: { pageId } })
    expect(await mine()).not.toContain(pageId)
    expect((await outsider.refused(getPage, { params: { pageId } })).code).toBe('not_found')
  })

  it('is taken back at once, and the room closes', async () => {
    const world = await anotherWorld(first)
    const { outsider, pageId, grant } = await give(world, 'EDIT')
    await world.owner.ask(takePage, { params: grant })
    await notices.hears({ kind: 'access-changed', userId: outsider.me.id, pageId })
    expect((await outsider.refused(getPage, { params: { pageId } })).code).toBe('not_found')
    const ticket = { params: { pageId }, body: {} }
    expect((await outsider.refused(getTicket, ticket)).code).toBe('not_found')
    expect((await world.owner.refused(takePage, { params: grant })).code).toBe('not_found')
  })

  it('is given up by who has it', async () => {
    const world = await anotherWorld(first)
    const { outsider, pageId, grant } = await give(world, 'READ')
    await outsider.ask(takePage, { params: grant })
    expect((await outsider.refused(getPage, { params: { pageId } })).code).toBe('not_found')
  })

  it('is given to do more, or less', async () => {
    const world = await anotherWorld(first)
    const { grant } = await give(world, 'EDIT')
    const body = { access: 'READ' as const }
    const changed = await world.admin.ask(changePageGrant, { params: grant, body })
    expect(changed).toMatchObject({ access: 'READ', grantedBy: world.admin.me.displayName })
    await notices.hears({ kind: 'access-changed', userId: grant.userId, pageId: grant.pageId })
    expect(await accessTo(world)).toBe('read')
  })
})

describe('giving a page', () => {
  it('is for those who manage; other members see who has it, without addresses', async () => {
    const world = await anotherWorld(first)
    const { outsider, pageId, grant } = await give(world, 'READ')
    const body = { email: outsider.me.email, access: 'EDIT' }
    for (const who of [world.editor, world.contributor, world.reviewer, world.viewer]) {
      const params = { pageId }
      expect((await who.refused(givePage, { params, body })).code).toBe('forbidden')
      const change = { params: grant, body: { access: 'EDIT' } }
      expect((await who.refused(changePageGrant, change)).code).toBe('forbidden')
      expect((await who.refused(takePage, { params: grant })).code).toBe('forbidden')
      expect((await who.ask(listPageGrants, { params })).items).toMatchObject([
        { user: { id: outsider.me.id }, email: null, access: 'READ' },
      ])
    }
    const { items } = await world.owner.ask(listPageGrants, { params: { pageId } })
    expect(items).toMatchObject([{ email: outsider.me.email }])
  })

  it('is not for members, and says when nobody has the address', async () => {
    const { owner, viewer, pageId } = await anotherWorld(first)
    const params = { pageId }
    const member = { email: viewer.me.email, access: 'EDIT' }
    expect((await owner.refused(givePage, { params, body: member })).code).toBe('already_member')
    const body = { email: 'nobody.at.all@example.org', access: 'READ' as const }
    expect(await owner.ask(givePage, { params, body })).toEqual({ outcome: 'unknown' })
  })

  it('ends with becoming a member, and does not come back with being removed', async () => {
    const world = await anotherWorld(first)
    const { outsider, pageId } = await give(world, 'EDIT')
    const params = { projectId: world.projectId }
    const userId = outsider.me.id
    await world.owner.ask(addMember, { params, body: { userId, role: 'VIEWER' } })
    expect(await accessTo(world)).toBe('read')
    await world.owner.ask(removeMember, { params: { ...params, userId } })
    expect((await outsider.refused(getPage, { params: { pageId } })).code).toBe('not_found')
  })

  it('does not lead around a pause', async () => {
    const world = await anotherWorld(first)
    const { editor, projectId, pageId } = world
    const params = { projectId, userId: editor.me.id }
    await world.owner.ask(pauseMember, { params })
    const body = { email: editor.me.email, access: 'EDIT' }
    const no = await world.owner.refused(givePage, { params: { pageId }, body })
    expect(no.code).toBe('already_member')
    await house.database.owner.query(
      `insert into page_grants (page_id, user_id, access) values ($1, $2, 'EDIT')`,
      [pageId, editor.me.id],
    )
    expect((await editor.refused(getPage, { params: { pageId } })).code).toBe('paused')
  })
})
