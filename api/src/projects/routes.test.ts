import { createPage } from '@chapterhouse/shared/pages/contract'
import {
  changeProject,
  createProject,
  deleteProject,
  getProject,
  listProjects,
  undeleteProject,
} from '@chapterhouse/shared/projects/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing/house.ts'
import { type Listener, listen } from '../testing/notices.ts'
import { openWorld, type World } from '../testing/world.ts'

let house: TestHouse
let world: World
let notices: Listener
beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
  notices = await listen(house)
})
afterAll(async () => {
  await notices.close()
  await house.close()
})

const make = async (title = 'A book') => {
  const owner = await house.person()
  const project = await owner.ask(createProject, { body: { kind: 'WRITING', title } })
  return { owner, project, params: { projectId: project.id } }
}

describe('a new project', () => {
  it('is private and its maker’s', async () => {
    const { owner, project } = await make('  Ein Märchen  ')
    expect(project).toMatchObject({
      title: 'Ein Märchen',
      visibility: 'PRIVATE',
      role: 'OWNER',
      memberCount: 1,
      pageCount: 0,
      owner: { id: owner.me.id, displayName: owner.me.displayName },
      can: { write: true, manage: true, delete: true },
    })
  })

  it('may have the title of another, and one that has no letters', async () => {
    const { owner, project } = await make('Same')
    const twin = await owner.ask(createProject, { body: { kind: 'WRITING', title: 'Same' } })
    expect(twin.id).not.toBe(project.id)
    await owner.ask(createProject, { body: { kind: 'WRITING', title: '書' } })
    await owner.ask(createProject, { body: { kind: 'WRITING', title: '…' } })
  })

  it.each([
    [{ kind: 'WRITING', title: '' }],
    [{ kind: 'WRITING', title: 'x'.repeat(201) }],
    [{ kind: 'SPACE', title: 'x' }],
    [{ kind: 'WRITING', title: 'x', visibility: 'SECRET' }],
    [{ title: 'x' }],
  ])('is refused with %j', async (body) => {
    expect((await world.owner.refused(createProject, { body })).code).toBe('invalid_input')
  })
})

describe('the list', () => {
  it('has what one belongs to, the last touched first, and tells no other', async () => {
    const { owner, project } = await make('First')
    await owner.ask(createProject, { body: { kind: 'WRITING', title: 'Second' } })
    await owner.ask(createPage, { params: { projectId: project.id }, body: { title: 'Touch' } })
    const { items } = await owner.ask(listProjects, { query: {} })
    expect(items.map(({ title }) => title)).toEqual(['First', 'Second'])
    expect(items[0]).toMatchObject({ pageCount: 1, memberCount: 1, deletedAt: null })
    expect((await world.outsider.ask(listProjects, { query: {} })).items).toEqual([])
    expect((await world.removed.ask(listProjects, { query: {} })).items).toEqual([])
  })

  it('comes in parts that miss and repeat nothing', async () => {
    const owner = await house.person()
    const titles = Array.from({ length: 7 }, (_, i) => `Book ${i}`)
    for (const title of titles) await owner.ask(createProject, { body: { kind: 'WRITING', title } })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const query = { limit: 3, ...(cursor ? { cursor } : {}) }
      const part: { items: { title: string }[]; nextCursor: string | null } = await owner.ask(
        listProjects,
        { query },
      )
      seen.push(...part.items.map(({ title }) => title))
      cursor = part.nextCursor
    } while (cursor)
    expect(seen).toEqual(titles.toReversed())
  })

  it.each([{ limit: 0 }, { limit: 201 }, { limit: 'all' }, { cursor: 'nonsense' }])(
    'refuses %j',
    async (query) => {
      expect((await world.owner.refused(listProjects, { query })).code).toBe('invalid_input')
    },
  )
})

describe('one project', () => {
  it('says to each what they may do', async () => {
    const { projectId } = world
    const can = async (who: keyof World) => {
      const guest = world[who]
      if (typeof guest === 'string') throw new Error('not a person')
      return (await guest.ask(getProject, { params: { projectId } })).can
    }
    expect(await can('owner')).toEqual({ write: true, manage: true, delete: true })
    expect(await can('admin')).toEqual({ write: true, manage: true, delete: false })
    expect(await can('editor')).toEqual({ write: true, manage: false, delete: false })
    for (const who of ['contributor', 'reviewer', 'viewer'] as const) {
      expect(await can(who)).toEqual({ write: false, manage: false, delete: false })
    }
  })

  it('does not exist for who never belonged, was removed or is nobody', async () => {
    const parts = { params: { projectId: world.projectId } }
    for (const guest of [world.outsider, world.removed]) {
      expect((await guest.refused(getProject, parts)).code).toBe('not_found')
    }
    expect((await house.stranger().refused(getProject, parts)).code).toBe('unauthenticated')
  })

  it('is renamed, described and shown by those who manage it', async () => {
    const parts = { params: { projectId: world.projectId } }
    const body = {
      title: 'New name',
      description: 'About',
      visibility: 'COLLABORATORS_ONLY' as const,
    }
    expect(await world.admin.ask(changeProject, { ...parts, body })).toMatchObject(body)
    expect(
      await world.owner.ask(changeProject, { ...parts, body: { description: null } }),
    ).toMatchObject({
      title: 'New name',
      description: null,
    })
    expect(await world.owner.ask(changeProject, { ...parts, body: {} })).toMatchObject({
      title: 'New name',
    })
  })

  it('is not renamed by the others', async () => {
    const parts = { params: { projectId: world.projectId }, body: { title: 'Mine' } }
    for (const who of [world.editor, world.contributor, world.reviewer, world.viewer]) {
      expect((await who.refused(changeProject, parts)).code).toBe('forbidden')
    }
    for (const who of [world.outsider, world.removed]) {
      expect((await who.refused(changeProject, parts)).code).toBe('not_found')
    }
  })
})

describe('a project in the trash', () => {
  it('is put there by its owner alone', async () => {
    const parts = { params: { projectId: world.projectId } }
    for (const who of [world.admin, world.editor, world.viewer]) {
      expect((await who.refused(deleteProject, parts)).code).toBe('forbidden')
    }
  })

  it('closes everybody’s sockets, is seen by its owner alone, and comes back whole', async () => {
    const other = await openWorld(house)
    const parts = { params: { projectId: other.projectId } }
    await other.owner.ask(deleteProject, parts)
    await notices.hears({ kind: 'access-changed', projectId: other.projectId })

    expect((await other.editor.refused(getProject, parts)).code).toBe('not_found')
    expect((await other.admin.refused(undeleteProject, parts)).code).toBe('not_found')
    expect((await other.owner.refused(deleteProject, parts)).code).toBe('not_found')
    const change = { ...parts, body: { title: 'x' } }
    expect((await other.owner.refused(changeProject, change)).code).toBe('not_found')

    const trash = await other.owner.ask(listProjects, { query: { trash: 'true' } })
    expect(trash.items.map(({ id }) => id)).toEqual([other.projectId])
    expect((await other.admin.ask(listProjects, { query: { trash: 'true' } })).items).toEqual([])
    expect((await other.owner.ask(listProjects, { query: {} })).items).toEqual([])

    expect(await other.owner.ask(undeleteProject, parts)).toMatchObject({
      deletedAt: null,
      pageCount: 1,
    })
    expect((await other.owner.refused(undeleteProject, parts)).code).toBe('conflict')
    await other.viewer.ask(getProject, parts)
  })
})
