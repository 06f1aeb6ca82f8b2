import {
  changePage,
  createPage,
  deletePage,
  importPage,
  listPages,
  listVersions,
} from '@chapterhouse/shared/pages/contract'
import { givePage } from '@chapterhouse/shared/pages/grants'
import { getProject } from '@chapterhouse/shared/projects/contract'
import * as contract from '@chapterhouse/shared/publishing/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../testing/house.ts'
import { anotherWorld, openWorld, type World } from '../../testing/world.ts'

let house: TestHouse
let people: World
beforeAll(async () => {
  house = await openHouse()
  people = await openWorld(house)
})
afterAll(() => house.close())

/** The same people in a new project, with a page that has words. */
const aText = async (markdown = 'It *rises*.') => {
  const world = await anotherWorld(people)
  const { projectId, editor } = world
  const body = { title: 'Tides', markdown }
  const { id: pageId } = await editor.ask(createPage, { params: { projectId }, body })
  const params = { pageId }
  return { ...world, params, project: { params: { projectId } } }
}
const add = (who: World['editor'], params: { pageId: World['pageId'] }, markdown: string) =>
  who.ask(importPage, { params, body: { markdown } })

describe('a page that is published', () => {
  it('waits for its project, which another opens', async () => {
    const { editor, admin, params, project } = await aText()
    const waiting = await editor.ask(contract.publishPage, { params, body: {} })
    expect(waiting).toMatchObject({ state: 'waiting', title: 'Tides', hasChanges: false })
    await admin.ask(contract.publishProject, project)
    const open = await editor.ask(contract.getPublication, { params })
    expect(open).toMatchObject({ state: 'public', path: `/texts/tides-${params.pageId}` })
  })

  it('opens its project with it, for who may', async () => {
    const { owner, editor, params } = await aText()
    await editor.refused(contract.publishPage, { params, body: { withProject: true } })
    expect(await editor.ask(contract.getPublication, { params })).toMatchObject({
      state: 'private',
    })
    const open = await owner.ask(contract.publishPage, { params, body: { withProject: true } })
    expect(open).toMatchObject({ state: 'public', project: { isPublic: true } })
  })

  it('stays as it was while people write on, until it is published anew', async () => {
    const { owner, editor, params } = await aText()
    await owner.ask(contract.publishPage, { params, body: { withProject: true } })
    await add(editor, params, 'And falls.')
    expect(await owner.ask(contract.getPublication, { params })).toMatchObject({ hasChanges: true })
    const again = await owner.ask(contract.publishPage, { params, body: {} })
    expect(again).toMatchObject({ state: 'public', hasChanges: false })
    const { items } = await owner.ask(listVersions, { params, query: {} })
    expect(items.filter(({ kind }) => kind === 'PUBLISH')).toHaveLength(2)
  })

  it('keeps its title and its address until then', async () => {
    const { owner, params } = await aText()
    await owner.ask(contract.publishPage, { params, body: { withProject: true } })
    await owner.ask(changePage, { params, body: { title: 'Ebb' } })
    const before = await owner.ask(contract.getPublication, { params })
    expect(before).toMatchObject({ title: 'Tides', hasChanges: true })
    const after = await owner.ask(contract.publishPage, { params, body: {} })
    expect(after).toMatchObject({ title: 'Ebb', path: `/texts/ebb-${params.pageId}` })
  })

  it('is taken back, and published again', async () => {
    const { owner, params } = await aText()
    await owner.ask(contract.publishPage, { params, body: { withProject: true } })
    const back = await owner.ask(contract.unpublishPage, { params })
    expect(back).toMatchObject({ state: 'private', path: null, publishedAt: null })
    expect(await owner.ask(contract.unpublishPage, { params })).toMatchObject({ state: 'private' })
    expect(await owner.ask(contract.publishPage, { params, body: {} })).toMatchObject({
      state: 'public',
    })
  })

  it('may be protected or locked', async () => {
    const { editor, params } = await aText()
    await editor.ask(changePage, { params, body: { editMode: 'LOCKED' } })
    const said = await editor.ask(contract.publishPage, { params, body: {} })
    expect(said.state).toBe('waiting')
  })

  it('is refused while there is nothing on it, and its project stays closed', async () => {
    const { owner, projectId } = await anotherWorld(people)
    const { id: pageId } = await owner.ask(createPage, {
      params: { projectId },
      body: { title: 'x' },
    })
    const no = await owner.refused(contract.publishPage, {
      params: { pageId },
      body: { withProject: true },
    })
    expect(no).toMatchObject({ code: 'conflict', detail: 'There is nothing on the page yet' })
    const front = await owner.ask(contract.getProjectFront, { params: { projectId } })
    expect(front.isPublic).toBe(false)
  })
})

describe('publishing', () => {
  const few = ['contributor', 'reviewer', 'viewer'] as const

  it.each(few)('is not for a %s, who sees what is published', async (role) => {
    const { params, project, ...world } = await aText()
    const no = await world[role].refused(contract.publishPage, { params, body: {} })
    expect(no.code).toBe('forbidden')
    expect((await world[role].refused(contract.unpublishPage, { params })).code).toBe('forbidden')
    expect((await world[role].refused(contract.publishProject, project)).code).toBe('forbidden')
    const seen = await world[role].ask(contract.getPublication, { params })
    expect(seen).toMatchObject({ state: 'private', can: { publish: false } })
  })

  it('of a project is not for an editor', async () => {
    const { editor, project } = await aText()
    expect((await editor.refused(contract.publishProject, project)).code).toBe('forbidden')
    expect((await editor.refused(contract.unpublishProject, project)).code).toBe('forbidden')
  })

  it.each(['removed', 'outsider'] as const)('says nothing to somebody %s', async (role) => {
    const { owner, params, project, ...world } = await aText()
    expect((await world[role].refused(contract.getPublication, { params })).status).toBe(404)
    await owner.ask(contract.publishPage, { params, body: { withProject: true } })
    expect((await world[role].refused(contract.getPublication, { params })).status).toBe(404)
    expect((await world[role].refused(contract.publishPage, { params, body: {} })).status).toBe(404)
    expect((await world[role].refused(contract.unpublishProject, project)).status).toBe(404)
  })

  it('is not given with a page', async () => {
    const { owner, outsider, params } = await aText()
    const body = { email: outsider.me.email, access: 'EDIT' as const }
    await owner.ask(givePage, { params, body })
    expect((await outsider.refused(contract.getPublication, { params })).code).toBe('forbidden')
    const no = await outsider.refused(contract.publishPage, { params, body: {} })
    expect(no.code).toBe('forbidden')
  })

  it('ends with the page in the trash', async () => {
    const { owner, params } = await aText()
    await owner.ask(contract.publishPage, { params, body: { withProject: true } })
    await owner.ask(deletePage, { params })
    expect((await owner.refused(contract.getPublication, { params })).status).toBe(404)
    expect((await house.stranger().send(`/texts/x-${params.pageId}`)).status).toBe(410)
  })

  it('opens no door into the project: who is no member sees no title of today', async () => {
    const { owner, outsider, params, project } = await aText()
    await owner.ask(contract.publishPage, { params, body: { withProject: true } })
    await owner.ask(changePage, { params, body: { title: 'Not for you' } })
    expect(await outsider.ask(listPages, { ...project, query: {} })).toEqual({ items: [] })
    expect(await outsider.ask(getProject, project)).toMatchObject({
      role: null,
      can: { write: false },
    })
  })
})
