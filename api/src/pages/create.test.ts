import { newId, type PageId } from '@chapterhouse/shared/kernel/id'
import { createPage, deletePage, listPages } from '@chapterhouse/shared/pages/contract'
import { createProject } from '@chapterhouse/shared/projects/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing/house.ts'
import { openWorld, type World } from '../testing/world.ts'

let house: TestHouse
let world: World
beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
})
afterAll(() => house.close())

const anId = () => newId<'pages'>()
const here = () => ({ projectId: world.projectId })
const make = (who: keyof World & ('owner' | 'editor'), body: object) =>
  world[who].ask(createPage, { params: here(), body: { title: '', ...body } })
const refused = async (who: keyof World & ('editor' | 'viewer'), body: object, params = here()) =>
  (await world[who].refused(createPage, { params, body: { title: '', ...body } })).code
const timesListed = async (id: PageId) => {
  const { items } = await world.viewer.ask(listPages, { params: here(), query: {} })
  return items.filter((line) => line.id === id).length
}

describe('a page that a device has made', () => {
  it('keeps its id, and so its room', async () => {
    const id = anId()
    const page = await make('editor', { id })
    expect(page.id).toBe(id)
    expect(page.room).toBe(`page:${id}:1`)
  })

  it('is one page however often it is asked for', async () => {
    const id = anId()
    await make('editor', { id })
    expect((await make('editor', { id, title: 'Once more' })).title).toBe('')
    expect(await timesListed(id)).toBe(1)
  })

  it('is one page when asked for twice at once, or the second is told to look', async () => {
    const id = anId()
    const answers = await Promise.allSettled([make('editor', { id }), make('editor', { id })])
    expect(answers.some(({ status }) => status === 'fulfilled')).toBe(true)
    expect(await timesListed(id)).toBe(1)
  })

  it('may stand below another of its kind', async () => {
    const [above, below] = [anId(), anId()]
    await make('editor', { id: above })
    expect((await make('editor', { id: below, parentId: above })).parentId).toBe(above)
  })

  it('takes the id of nobody else', async () => {
    const { id } = await make('owner', { id: anId() })
    expect(await refused('editor', { id })).toBe('conflict')
  })

  it('takes no id that its maker cannot see', async () => {
    const elsewhere = await world.owner.ask(createProject, {
      body: { kind: 'WRITING', title: 'Elsewhere' },
    })
    const params = { projectId: elsewhere.id }
    const hidden = await world.owner.ask(createPage, { params, body: { title: 'Hidden' } })
    expect(await refused('editor', { id: hidden.id })).toBe('conflict')
  })

  it('is not brought into another project by asking again', async () => {
    const { id } = await make('editor', { id: anId() })
    const own = await world.editor.ask(createProject, { body: { kind: 'WRITING', title: 'Own' } })
    expect(await refused('editor', { id }, { projectId: own.id })).toBe('conflict')
  })

  it('is not made anew once it is in the trash', async () => {
    const { id } = await make('editor', { id: anId() })
    await world.owner.ask(deletePage, { params: { pageId: id } })
    expect(await refused('editor', { id })).toBe('not_found')
  })

  it('is refused to who may only read', async () =>
    expect(await refused('viewer', { id: anId() })).toBe('forbidden'))

  it('has an id of the right form', async () =>
    expect(await refused('editor', { id: 'mine' })).toBe('invalid_input'))
})
