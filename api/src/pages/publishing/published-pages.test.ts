import { createPage, deletePage, listPages } from '@chapterhouse/shared/pages/contract'
import { changeProject } from '@chapterhouse/shared/projects/contract'
import * as contract from '@chapterhouse/shared/publishing/contract'
import { changeFront, listPublishedPages } from '@chapterhouse/shared/publishing/front'
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

/** A new project with pages of these titles, published one after the other. */
const aBook = async (...titles: string[]) => {
  const world = await anotherWorld(people)
  const { owner, projectId } = world
  const project = { params: { projectId } }
  for (const title of titles) {
    const { id } = await owner.ask(createPage, { ...project, body: { title, markdown: title } })
    const open = { params: { pageId: id }, body: { withProject: true } }
    await owner.ask(contract.publishPage, open)
  }
  const { items } = await owner.ask(listPages, { ...project, query: {} })
  const page = (title: string) => ({
    params: { pageId: items.find((one) => one.title === title)?.id as never },
  })
  return { ...world, project, page }
}
type Book = Awaited<ReturnType<typeof aBook>>
const listed = async ({ owner, project }: Book) =>
  (await owner.ask(listPublishedPages, project)).items
const order = async ({ owner, project }: Book) => {
  const { path } = await owner.ask(contract.getProjectFront, project)
  const html = await (await house.stranger().send(path)).text()
  return [...html.matchAll(/<h2><a[^>]*>([^<]+)/g)].map(([, title]) => title)
}

describe('what of a project is published', () => {
  it('is listed, the newest first, and nothing else', async () => {
    const book = await aBook('One more', 'Two')
    expect(await listed(book)).toMatchObject([
      { title: 'Two', state: 'public', plannedAt: null, can: { unpublish: true } },
      { title: 'One more', state: 'public' },
    ])
  })

  it('is listed when it is planned, waits or is hidden', async () => {
    const book = await aBook('Waits', 'Hidden')
    const { owner, project, pageId } = book
    const at = new Date(Date.now() + 3_600_000).toISOString()
    await owner.ask(contract.planPublication, { params: { pageId }, body: { at } })
    await house.database.owner.query(
      `insert into moderation_cases (page_id, state, note, decided_at) values ($1, 'HIDDEN', 'x', now())`,
      [book.page('Hidden').params.pageId],
    )
    await owner.ask(contract.unpublishProject, project)
    expect(await listed(book)).toMatchObject([
      { title: 'One', state: 'private', plannedAt: at, path: null, can: { unpublish: false } },
      { title: 'Hidden', state: 'hidden' },
      { title: 'Waits', state: 'waiting' },
    ])
  })

  it('is not listed once it is taken back, or in the trash', async () => {
    const book = await aBook('Back', 'Gone')
    await book.owner.ask(contract.unpublishPage, book.page('Back'))
    await book.owner.ask(deletePage, book.page('Gone'))
    expect(await listed(book)).toEqual([])
  })

  it('is seen by who reads, who takes nothing back', async () => {
    const { viewer, project } = await aBook('One more')
    const { items } = await viewer.ask(listPublishedPages, project)
    expect(items).toMatchObject([{ title: 'One more', can: { unpublish: false } }])
  })

  it.each(['outsider', 'removed'] as const)('is nothing for somebody %s', async (role) => {
    const book = await aBook('One more')
    expect((await book[role].refused(listPublishedPages, book.project)).code).toBe('not_found')
  })
})

describe('a front', () => {
  it('lists its pages as the project does, or the newest first', async () => {
    const book = await aBook('First', 'Second')
    const { owner, project } = book
    expect(await order(book)).toEqual(['First', 'Second'])
    const said = await owner.ask(changeFront, { ...project, body: { order: 'newest' } })
    expect(said.order).toBe('newest')
    expect(await order(book)).toEqual(['Second', 'First'])
    await owner.ask(changeFront, { ...project, body: { order: 'tree' } })
    expect(await order(book)).toEqual(['First', 'Second'])
  })

  it('says what its project says of itself, at once', async () => {
    const { owner, project } = await aBook('First')
    const body = { title: 'Low water', description: 'What the tide leaves.' }
    await owner.ask(changeProject, { ...project, body })
    const { path } = await owner.ask(contract.getProjectFront, project)
    const html = await (await house.stranger().send(path)).text()
    expect(html).toMatch(/<h1[^>]*>Low water<\/h1>.*What the tide leaves\./)
  })

  it.each(['editor', 'viewer'] as const)('is not arranged by a %s', async (role) => {
    const book = await aBook('First')
    const no = await book[role].refused(changeFront, { ...book.project, body: { order: 'newest' } })
    expect(no.code).toBe('forbidden')
    expect(await order(book)).toEqual(['First'])
  })

  it('with nonsense in its settings is in the order of its project', async () => {
    const book = await aBook('First', 'Second')
    await house.database.owner.query(
      `update projects set settings = settings || '{"front_order": ["x"]}' where id = $1`,
      [book.projectId],
    )
    expect(await order(book)).toEqual(['First', 'Second'])
    const said = await book.owner.ask(contract.getProjectFront, book.project)
    expect(said.order).toBe('tree')
  })
})
