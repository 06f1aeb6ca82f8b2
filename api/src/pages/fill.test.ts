import { newId, type PageId } from '@chapterhouse/shared/kernel/id'
import {
  changePage,
  createPage,
  deletePage,
  getPage,
  listContributions,
  listPages,
} from '@chapterhouse/shared/pages/contract'
import { copyPage, fillPage } from '@chapterhouse/shared/pages/moves'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../testing/house.ts'
import { anotherWorld, openWorld, type World } from '../testing/world.ts'

let house: TestHouse
let world: World
let template: PageId
beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
})
afterAll(() => house.close())
beforeEach(async () => {
  world = await anotherWorld(world)
  template = (await plant({ title: 'Minutes', icon: '📝', markdown: '## Who was there' })).id
})

const plant = (body: { title: string; icon?: string; markdown?: string }) =>
  world.editor.ask(createPage, { params: { projectId: world.projectId }, body })
const textOf = async (pageId: PageId) =>
  (await (await world.viewer.send(`/api/pages/${pageId}/export?format=markdown`)).text()).trim()
const fill = (pageId: PageId, templateId = template, who = world.editor) =>
  who.ask(fillPage, { params: { pageId }, body: { templateId } })
const refused = async (pageId: PageId, templateId: string = template, who: Guest = world.editor) =>
  (await who.refused(fillPage, { params: { pageId }, body: { templateId } })).code

describe('an empty page', () => {
  it('takes the text of a template, its title and its icon', async () => {
    const { id } = await plant({ title: '' })
    expect(await fill(id)).toMatchObject({ title: 'Minutes', icon: '📝', wordCount: 3 })
    expect(await textOf(id)).toBe('## Who was there')
    const asked = { params: { pageId: id }, query: {} }
    const { items } = await world.viewer.ask(listContributions, asked)
    expect(items).toMatchObject([
      { title: 'From the template “Minutes”', author: { id: world.editor.me.id } },
    ])
  })

  it('keeps the title and the icon it has', async () => {
    const { id } = await plant({ title: 'Monday', icon: '🌊' })
    expect(await fill(id)).toMatchObject({ title: 'Monday', icon: '🌊' })
  })

  it('is filled once', async () => {
    const { id } = await plant({ title: '' })
    await fill(id)
    expect(await refused(id)).toBe('conflict')
    expect(await textOf(id)).toBe('## Who was there')
  })

  it('is filled once though two ask for it at once', async () => {
    const { id } = await plant({ title: '' })
    const both = await Promise.allSettled([fill(id), fill(id, template, world.owner)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await textOf(id)).toBe('## Who was there')
  })

  it('is filled by who writes in it, from what they may read', async () => {
    const { id } = await plant({ title: '' })
    for (const who of [world.contributor, world.reviewer, world.viewer]) {
      expect(await refused(id, template, who)).toBe('forbidden')
    }
    expect(await refused(id, template, world.outsider)).toBe('not_found')
    const other = await openWorld(house)
    expect(await refused(id, other.pageId)).toBe('not_found')
    expect(await refused(id, newId())).toBe('not_found')
    await world.editor.ask(deletePage, { params: { pageId: template } })
    expect(await refused(id)).toBe('not_found')
  })

  it('is not filled while it is locked, nor from what is empty', async () => {
    const { id } = await plant({ title: '' })
    expect(await refused(id, world.pageId)).toBe('unreadable')
    await world.editor.ask(changePage, { params: { pageId: id }, body: { editMode: 'LOCKED' } })
    expect(await refused(id)).toBe('locked')
  })
})

describe('a template', () => {
  const mark = (isTemplate: boolean, who = world.editor) =>
    who.ask(changePage, { params: { pageId: template }, body: { isTemplate } })

  it('is a page with a mark, which goes again', async () => {
    expect(await mark(true)).toMatchObject({ isTemplate: true })
    const asked = { params: { projectId: world.projectId }, query: {} }
    const { items } = await world.viewer.ask(listPages, asked)
    expect(items.filter((line) => line.isTemplate).map(({ id }) => id)).toEqual([template])
    expect(await mark(false)).toMatchObject({ isTemplate: false })
  })

  it('is marked by who writes', async () => {
    const asked = { params: { pageId: template }, body: { isTemplate: true } }
    expect((await world.viewer.refused(changePage, asked)).code).toBe('forbidden')
  })

  it('is begun from under its own title, without its mark', async () => {
    await mark(true)
    const parts = {
      params: { pageId: template },
      body: { withSubpages: true, as: 'page' },
    } as const
    expect(await world.editor.ask(copyPage, parts)).toMatchObject({
      title: 'Minutes',
      icon: '📝',
      isTemplate: false,
    })
  })

  it('is made of a page, which stays what it is', async () => {
    const parts = { params: { pageId: template }, body: { withSubpages: false, as: 'template' } }
    const made = await world.editor.ask(copyPage, parts as never)
    expect(made).toMatchObject({ title: 'Minutes', isTemplate: true })
    const page = await world.editor.ask(getPage, { params: { pageId: template } })
    expect(page.isTemplate).toBe(false)
  })
})
