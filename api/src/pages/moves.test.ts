import { newId, type PageId, type ProjectId } from '@chapterhouse/shared/kernel/id'
import {
  changePage,
  createPage,
  deletePage,
  exportPage,
  getPage,
  getTicket,
  listContributions,
  listPages,
} from '@chapterhouse/shared/pages/contract'
import { movePages, restorePages, trashPages } from '@chapterhouse/shared/pages/moves'
import { addMember, deleteProject } from '@chapterhouse/shared/projects/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../testing/house.ts'
import { type Listener, listen } from '../testing/notices.ts'
import { anotherWorld, openWorld, type World } from '../testing/world.ts'

let house: TestHouse
let here: World
let there: World
let notices: Listener
/** Writes in both projects. */
let mover: Guest
beforeAll(async () => {
  house = await openHouse()
  here = await openWorld(house)
  there = await openWorld(house)
  notices = await listen(house)
})
afterAll(async () => {
  await notices.close()
  await house.close()
})
beforeEach(async () => {
  here = await anotherWorld(here)
  there = await anotherWorld(there)
  mover = here.editor
  const body = { userId: mover.me.id, role: 'EDITOR' as const }
  await there.owner.ask(addMember, { params: { projectId: there.projectId }, body })
})

const plant = async (title: string, parentId: PageId | null = null, world = here) =>
  (
    await world.owner.ask(createPage, {
      params: { projectId: world.projectId },
      body: { title, parentId, markdown: `The text of ${title}.` },
    })
  ).id
const tree = async (world: World, who: Guest = world.owner) => {
  const { items } = await who.ask(listPages, { params: { projectId: world.projectId }, query: {} })
  const draw = (parentId: string | null): string =>
    items
      .filter((line) => line.parentId === parentId)
      .map(({ id, title }) => title + (draw(id) && `(${draw(id)})`))
      .join(' ')
  return draw(null)
}
const to = (projectId: ProjectId, parentId: PageId | null = null, afterId?: PageId | null) => ({
  projectId,
  parentId,
  ...(afterId === undefined ? {} : { afterId }),
})
const move = (pageId: PageId, place: object, who = mover) =>
  who.ask(movePages, { body: { moves: [{ pageId, to: place as ReturnType<typeof to> }] } })
const noMove = async (pageId: PageId, place: object, who = mover) =>
  (await who.refused(movePages, { body: { moves: [{ pageId, to: place }] } })).code
const mayRead = async (who: Guest, pageId: PageId) =>
  (await who.send(`/api/pages/${pageId}`)).status === 200

describe('a page moved to another project', () => {
  it('is there with what lies below it, its text and its history', async () => {
    const below = await plant('Below', here.pageId)
    const { items } = await move(here.pageId, to(there.projectId, there.pageId))
    expect(items).toMatchObject([{ id: here.pageId, projectId: there.projectId }])
    expect([await tree(here), await tree(there)]).toEqual(['', 'One(One(Below))'])
    const params = { params: { pageId: below } }
    const history = await there.viewer.ask(listContributions, { ...params, query: {} })
    expect(history.items).toMatchObject([{ kind: 'IMPORT' }])
    const text = await there.viewer.send(`/api/pages/${below}/export?format=text`)
    expect(await text.text()).toContain('The text of Below.')
  })

  it('keeps its room, which is shut for who may not read it there', async () => {
    const ticket = (who: Guest) => ({ who, params: { pageId: here.pageId }, body: {} })
    const { who, ...asked } = ticket(mover)
    const before = await who.ask(getTicket, asked)
    await move(here.pageId, to(there.projectId))
    await notices.hears({ kind: 'access-changed', pageId: here.pageId })
    expect((await mover.ask(getTicket, asked)).room).toBe(before.room)
    expect((await here.viewer.refused(getTicket, asked)).code).toBe('not_found')
    expect([
      await mayRead(here.owner, here.pageId),
      await mayRead(there.viewer, here.pageId),
    ]).toEqual([false, true])
  })

  it('comes back the same way', async () => {
    const second = await plant('Second')
    await move(here.pageId, to(there.projectId))
    await move(here.pageId, to(here.projectId, null, null))
    expect(await tree(here)).toBe('One Second')
    await move(second, to(here.projectId, here.pageId))
    expect(await tree(here)).toBe('One(Second)')
  })

  it('is refused to who may not write on both sides', async () => {
    for (const who of [here.contributor, here.reviewer, here.viewer, here.owner]) {
      expect(await noMove(here.pageId, to(there.projectId), who)).toMatch(/forbidden|not_found/)
    }
    for (const who of [here.outsider, here.removed, there.owner]) {
      expect(await noMove(here.pageId, to(there.projectId), who)).toBe('not_found')
    }
    const member = { userId: here.owner.me.id, role: 'VIEWER' as const }
    await there.owner.ask(addMember, { params: { projectId: there.projectId }, body: member })
    expect(await noMove(here.pageId, to(there.projectId), here.owner)).toBe('forbidden')
    expect([await tree(here), await tree(there)]).toEqual(['One', 'One'])
  })

  it('is refused where there is no such place any more', async () => {
    expect(await noMove(here.pageId, to(newId<'projects'>()))).toBe('not_found')
    expect(await noMove(here.pageId, to(there.projectId, newId<'pages'>()))).toBe('not_found')
    expect(await noMove(here.pageId, to(there.projectId, here.pageId))).toBe('not_found')
    await there.owner.ask(deletePage, { params: { pageId: there.pageId } })
    expect(await noMove(here.pageId, to(there.projectId, there.pageId))).toBe('not_found')
    await there.owner.ask(deleteProject, { params: { projectId: there.projectId } })
    expect(await noMove(here.pageId, to(there.projectId))).toBe('not_found')
  })

  it('is refused when somebody trashed it meanwhile, or locked it', async () => {
    const params = { pageId: here.pageId }
    await here.owner.ask(changePage, { params, body: { editMode: 'LOCKED' } })
    const page = await mover.ask(getPage, { params })
    expect(page.can).toMatchObject({ move: true, moveAway: false })
    expect(await noMove(here.pageId, to(there.projectId))).toBe('locked')
    await here.owner.ask(changePage, { params, body: { editMode: 'LIVE' } })
    await here.owner.ask(deletePage, { params })
    expect(await noMove(here.pageId, to(there.projectId))).toBe('not_found')
  })

  it('moves once though two ask for it at once', async () => {
    const third = await anotherWorld(there)
    const body = { userId: mover.me.id, role: 'EDITOR' as const }
    await third.owner.ask(addMember, { params: { projectId: third.projectId }, body })
    await Promise.allSettled([
      move(here.pageId, to(there.projectId)),
      move(here.pageId, to(third.projectId)),
    ])
    const found = (await Promise.all([tree(here), tree(there), tree(third)])).join(' ').split(' ')
    expect(found.filter(Boolean)).toHaveLength(3)
  })
})

describe('several pages', () => {
  it('move in one act, one after the other', async () => {
    const [b, c] = [await plant('B'), await plant('C')]
    const moves = [
      { pageId: c, to: to(here.projectId, null, null) },
      { pageId: b, to: to(here.projectId, null, c) },
      { pageId: here.pageId, to: to(there.projectId, there.pageId) },
    ]
    await mover.ask(movePages, { body: { moves } })
    expect([await tree(here), await tree(there)]).toEqual(['C B', 'One(One)'])
  })

  it('all stay where they are when one may not go', async () => {
    const b = await plant('B')
    const fine = { pageId: b, to: to(there.projectId) }
    const circle = { pageId: here.pageId, to: to(here.projectId, here.pageId) }
    const no = await mover.refused(movePages, { body: { moves: [fine, circle] } })
    expect(no.code).toBe('conflict')
    expect([await tree(here), await tree(there)]).toEqual(['One B', 'One'])
  })

  it('go to the trash together and come back together', async () => {
    const b = await plant('B')
    const below = await plant('Below', here.pageId)
    const pageIds = [here.pageId, below, b]
    await mover.ask(trashPages, { body: { pageIds } })
    expect(await tree(here)).toBe('')
    await notices.hears({ kind: 'access-changed', pageId: below })
    await mover.ask(restorePages, { body: { pageIds } })
    expect(await tree(here)).toBe('One(Below) B')
  })

  it('are not trashed when one of them is of others, or was trashed already', async () => {
    const b = await plant('B')
    const mixed = { body: { pageIds: [b, there.pageId] } }
    expect((await here.owner.refused(trashPages, mixed)).code).toBe('not_found')
    expect((await here.viewer.refused(trashPages, { body: { pageIds: [b] } })).code).toBe(
      'forbidden',
    )
    await here.owner.ask(trashPages, { body: { pageIds: [b] } })
    const twice = { body: { pageIds: [here.pageId, b] } }
    expect((await here.owner.refused(trashPages, twice)).code).toBe('not_found')
    expect(await tree(here)).toBe('One')
  })

  it('are not brought back twice', async () => {
    const pageIds = [here.pageId]
    await mover.ask(trashPages, { body: { pageIds } })
    await mover.ask(restorePages, { body: { pageIds } })
    expect((await mover.refused(restorePages, { body: { pageIds } })).code).toBe('conflict')
  })
})

it('an export of a moved page is refused to who was left behind', async () => {
  await move(here.pageId, to(there.projectId))
  const asked = { params: { pageId: here.pageId }, query: { format: 'text' } }
  expect((await here.viewer.refused(exportPage, asked)).code).toBe('not_found')
})
