import { newId } from '@chapterhouse/shared/kernel/id'
import { deletePage, getPage, getTicket } from '@chapterhouse/shared/pages/contract'
import {
  askAccess,
  denyAccess,
  grantAccess,
  listAccessRequests,
} from '@chapterhouse/shared/projects/access-request'
import {
  changeMember,
  deleteProject,
  getProject,
  pauseMember,
} from '@chapterhouse/shared/projects/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../../testing/house.ts'
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

const waiting = async (world: World, who: Guest = world.owner) =>
  (await who.ask(listAccessRequests, { params: { projectId: world.projectId } })).items
const oneOf = async (world: World) => {
  const [request] = await waiting(world)
  if (!request) throw new Error('nobody waits')
  return { request, params: { projectId: world.projectId, accessRequestId: request.id } }
}

describe('asking for access', () => {
  it('is heard by those who manage, with what it says and who says it', async () => {
    const world = await anotherWorld(first)
    const { outsider, pageId } = world
    await outsider.ask(askAccess, { body: { pageId, message: ' Let me read ' } })
    for (const who of [world.owner, world.admin]) {
      expect(await waiting(world, who)).toMatchObject([
        {
          user: { id: outsider.me.id },
          email: outsider.me.email,
          page: { id: pageId, title: 'One' },
          message: 'Let me read',
          standing: null,
        },
      ])
    }
    for (const who of [world.editor, world.viewer]) {
      const params = { projectId: world.projectId }
      expect((await who.refused(listAccessRequests, { params })).code).toBe('forbidden')
    }
  })

  it('says the same of what is, of what is gone, and of what never was', async () => {
    const world = await anotherWorld(first)
    const { outsider, projectId, pageId } = world
    const say = async (body: object) => {
      const json = { 'content-type': 'application/json' }
      const init = { method: 'POST', headers: json, body: JSON.stringify(body) }
      const answer = await outsider.send('/api/access-requests', init)
      return [answer.status, await answer.text()]
    }
    await world.owner.ask(deletePage, { params: { pageId } })
    const answers = [
      await say({ projectId }),
      await say({ pageId }),
      await say({ pageId: newId() }),
      await say({ projectId: newId() }),
    ]
    expect(new Set(answers.map(String))).toEqual(new Set(['200,{}']))
    expect((await outsider.refused(getPage, { params: { pageId } })).code).toBe('not_found')
  })

  it('twice waits once, with the last words', async () => {
    const world = await anotherWorld(first)
    const { viewer, pageId, projectId } = world
    await viewer.ask(askAccess, { body: { pageId, message: 'One' } })
    await viewer.ask(askAccess, { body: { projectId, message: 'Two' } })
    expect(await waiting(world)).toMatchObject([
      { message: 'Two', page: null, standing: { role: 'VIEWER', status: 'ACTIVE' } },
    ])
  })

  it('is for nothing where one manages already, and in the trash', async () => {
    const world = await anotherWorld(first)
    const { projectId } = world
    await world.admin.ask(askAccess, { body: { projectId } })
    expect(await waiting(world)).toEqual([])
    await world.owner.ask(deleteProject, { params: { projectId } })
    await world.outsider.ask(askAccess, { body: { projectId } })
    const { rows } = await house.database.owner.query(
      'select id from access_requests where project_id = $1',
      [projectId],
    )
    expect(rows).toEqual([])
  })

  it.each([{}, { pageId: 'x' }, { projectId: newId(), message: 'x'.repeat(501) }])(
    'is not done with %j',
    async (body) => {
      expect((await first.outsider.refused(askAccess, { body })).code).toBe('invalid_input')
    },
  )

  it('is slowed down, and takes an account', async () => {
    const eager = await house.person()
    const body = { pageId: newId<'pages'>() }
    for (let i = 0; i < 20; i++) await eager.ask(askAccess, { body })
    expect((await eager.refused(askAccess, { body })).code).toBe('rate_limited')
    expect((await house.stranger().refused(askAccess, { body })).code).toBe('unauthenticated')
  })
})

describe('an answer', () => {
  it('lets in who was outside', async () => {
    const world = await anotherWorld(first)
    await world.outsider.ask(askAccess, { body: { pageId: world.pageId } })
    const { params } = await oneOf(world)
    await world.admin.ask(grantAccess, { params, body: { role: 'REVIEWER' } })
    const asked = { params: { projectId: world.projectId } }
    expect(await world.outsider.ask(getProject, asked)).toMatchObject({ role: 'REVIEWER' })
    expect(await waiting(world)).toEqual([])
  })

  it('gives an outsider the page they asked on, and nothing else', async () => {
    const world = await anotherWorld(first)
    const { outsider, pageId, projectId } = world
    await outsider.ask(askAccess, { body: { pageId } })
    const { params } = await oneOf(world)
    await world.owner.ask(grantAccess, { params, body: { access: 'EDIT' } })
    expect((await outsider.ask(getTicket, { params: { pageId }, body: {} })).access).toBe('write')
    expect((await outsider.refused(getProject, { params: { projectId } })).code).toBe('not_found')
  })

  it('gives a page alone to nobody who asked for the project, or is in it', async () => {
    const world = await anotherWorld(first)
    const body = { access: 'READ' }
    await world.outsider.ask(askAccess, { body: { projectId: world.projectId } })
    const outside = await oneOf(world)
    const { params } = outside
    expect((await world.owner.refused(grantAccess, { params, body })).code).toBe('conflict')
    await world.owner.ask(denyAccess, { params })
    await world.viewer.ask(askAccess, { body: { pageId: world.pageId } })
    const inside = await oneOf(world)
    const no = await world.owner.refused(grantAccess, { params: inside.params, body })
    expect(no.code).toBe('conflict')
    expect(await waiting(world)).toHaveLength(1)
  })

  it('gives a member another role, whose sockets close and come back', async () => {
    const world = await anotherWorld(first)
    const { viewer, pageId, projectId } = world
    await viewer.ask(askAccess, { body: { pageId } })
    const { params } = await oneOf(world)
    await world.owner.ask(grantAccess, { params, body: { role: 'EDITOR' } })
    await notices.hears({ kind: 'access-changed', userId: viewer.me.id, projectId })
    expect((await viewer.ask(getTicket, { params: { pageId }, body: {} })).access).toBe('write')
  })

  it('wakes a membership that rests', async () => {
    const world = await anotherWorld(first)
    const { editor, projectId } = world
    await world.owner.ask(pauseMember, { params: { projectId, userId: editor.me.id } })
    await editor.ask(askAccess, { body: { projectId } })
    const { request, params } = await oneOf(world)
    expect(request.standing).toEqual({ role: 'EDITOR', status: 'PAUSED' })
    await world.owner.ask(grantAccess, { params, body: { role: 'EDITOR' } })
    expect(await editor.ask(getProject, { params: { projectId } })).toMatchObject({
      role: 'EDITOR',
    })
  })

  it('of no keeps things as they are, and asking again is in vain', async () => {
    const world = await anotherWorld(first)
    const { outsider, projectId } = world
    await outsider.ask(askAccess, { body: { projectId } })
    const { params } = await oneOf(world)
    await world.owner.ask(denyAccess, { params })
    await outsider.ask(askAccess, { body: { projectId } })
    expect(await waiting(world)).toEqual([])
    await outsider.refused(getProject, { params: { projectId } })
  })

  it('is given once, by those who manage', async () => {
    const world = await anotherWorld(first)
    await world.outsider.ask(askAccess, { body: { pageId: world.pageId } })
    const { params } = await oneOf(world)
    const body = { role: 'EDITOR' }
    for (const who of [world.editor, world.viewer]) {
      expect((await who.refused(grantAccess, { params, body })).code).toBe('forbidden')
      expect((await who.refused(denyAccess, { params })).code).toBe('forbidden')
    }
    expect((await world.outsider.refused(grantAccess, { params, body })).code).toBe('not_found')
    await world.owner.ask(denyAccess, { params })
    expect((await world.owner.refused(grantAccess, { params, body })).code).toBe('not_found')
    expect((await world.owner.refused(denyAccess, { params })).code).toBe('not_found')
  })

  it('does not reach into another project', async () => {
    const [world, other] = [await anotherWorld(first), await anotherWorld(first)]
    await world.outsider.ask(askAccess, { body: { pageId: world.pageId } })
    const { params } = await oneOf(world)
    const mixed = { params: { ...params, projectId: other.projectId } }
    expect((await other.owner.refused(denyAccess, mixed)).code).toBe('not_found')
  })
})

describe('who is paused', () => {
  it('is told so of the project and its pages, and of nothing else', async () => {
    const world = await anotherWorld(first)
    const { editor, projectId, pageId } = world
    const params = { projectId, userId: editor.me.id }
    await world.owner.ask(pauseMember, { params })
    expect((await editor.refused(getProject, { params: { projectId } })).code).toBe('paused')
    expect((await editor.refused(getPage, { params: { pageId } })).code).toBe('paused')
    const ticket = { params: { pageId }, body: {} }
    expect((await editor.refused(getTicket, ticket)).code).toBe('forbidden')
    const nothing = { params: { pageId: newId() } }
    expect((await editor.refused(getPage, nothing)).code).toBe('not_found')
    await world.owner.ask(deletePage, { params: { pageId } })
    expect((await editor.refused(getPage, { params: { pageId } })).code).toBe('not_found')
    expect((await editor.refused(changeMember, { params, body: { role: 'ADMIN' } })).code).toBe(
      'paused',
    )
  })
})
