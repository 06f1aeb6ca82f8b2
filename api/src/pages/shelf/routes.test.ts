import { newId, type PageId } from '@chapterhouse/shared/kernel/id'
import { createPage, deletePage, undeletePage } from '@chapterhouse/shared/pages/contract'
import {
  addFavourite,
  getShelf,
  mostFavourites,
  removeFavourite,
  visitPage,
} from '@chapterhouse/shared/pages/shelf'
import { addMember, deleteProject, removeMember } from '@chapterhouse/shared/projects/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../../testing/house.ts'
import { anotherWorld, openWorld, type World } from '../../testing/world.ts'

let house: TestHouse
let world: World
let reader: Guest
beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
})
afterAll(() => house.close())
beforeEach(async () => {
  world = await anotherWorld(world)
  reader = world.viewer
  const mine = [reader.me.id]
  await house.database.owner.query('delete from page_favorites where user_id = any ($1)', [mine])
  await house.database.owner.query('delete from page_visits where user_id = any ($1)', [mine])
})

const plant = async (title: string) =>
  (
    await world.owner.ask(createPage, {
      params: { projectId: world.projectId },
      body: { title, icon: '🌊' },
    })
  ).id
const mark = (pageId: PageId, afterId?: PageId | null, who = reader) =>
  who.ask(addFavourite, { params: { pageId }, body: afterId === undefined ? {} : { afterId } })
const visit = (pageId: PageId, who = reader) => who.ask(visitPage, { params: { pageId } })
const shelf = (who = reader) => who.ask(getShelf, {})
const titles = async (list: 'favourites' | 'visits', who = reader) =>
  (await shelf(who))[list].map(({ title }) => title).join(' ')
const letTimePass = (minutes: number) =>
  house.database.owner.query(
    `update page_visits set visited_at = visited_at - $2 * interval '1 minute' where user_id = $1`,
    [reader.me.id, minutes],
  )

describe('favourites', () => {
  it('are in the order one gives them, across projects', async () => {
    const [a, b] = [await plant('A'), await plant('B')]
    const there = await anotherWorld(world)
    await mark(a)
    await mark(there.pageId)
    await mark(b)
    expect(await titles('favourites')).toBe('A One B')
    await mark(b, null)
    await mark(a, there.pageId)
    expect(await titles('favourites')).toBe('B One A')
    const [first] = (await shelf()).favourites
    expect(first).toMatchObject({ id: b, projectTitle: 'A book', icon: '🌊' })
  })

  it('are one mark however often one sets it, and none after taking it away', async () => {
    const a = await plant('A')
    await mark(world.pageId)
    await mark(a)
    await mark(world.pageId)
    expect(await titles('favourites')).toBe('One A')
    for (let twice = 0; twice < 2; twice++) {
      await reader.ask(removeFavourite, { params: { pageId: world.pageId } })
    }
    expect(await titles('favourites')).toBe('A')
  })

  it('are nobody else’s', async () => {
    await mark(world.pageId)
    expect(await titles('favourites', world.owner)).toBe('')
  })

  it('keep their places though several are set at once', async () => {
    const ids = [await plant('A'), await plant('B'), await plant('C')]
    await Promise.all(ids.map((id) => mark(id)))
    const { rows } = await house.database.owner.query(
      'select count(distinct position)::int as places from page_favorites where user_id = $1',
      [reader.me.id],
    )
    expect(rows).toEqual([{ places: 3 }])
  })

  it('are refused of what one may not read, after what is not there, and beyond measure', async () => {
    const asked = { params: { pageId: world.pageId }, body: {} }
    for (const who of [world.outsider, world.removed]) {
      expect((await who.refused(addFavourite, asked)).code).toBe('not_found')
    }
    const after = { ...asked, body: { afterId: newId() } }
    expect((await reader.refused(addFavourite, after)).code).toBe('not_found')
    await house.database.owner.query(
      `with made as (
         insert into pages (project_id, kind, schema) select $1, 'CHAPTER', 'PROSE'
         from generate_series(1, $3) returning id)
       insert into page_favorites (user_id, page_id, position) select $2, id, 'a0' from made`,
      [world.projectId, reader.me.id, mostFavourites],
    )
    expect((await reader.refused(addFavourite, asked)).code).toBe('too_large')
  })
})

describe('pages opened last', () => {
  it('are the latest first, each once', async () => {
    const a = await plant('A')
    await visit(world.pageId)
    await letTimePass(5)
    await visit(a)
    expect(await titles('visits')).toBe('A One')
    await letTimePass(5)
    await visit(world.pageId)
    expect(await titles('visits')).toBe('One A')
  })

  it('are written once a minute at most', async () => {
    await visit(world.pageId)
    await letTimePass(0.5)
    const before = (await shelf()).visits
    await visit(world.pageId)
    expect((await shelf()).visits).toEqual(before)
  })

  it('are thirty to look at, and a hundred in all', async () => {
    await house.database.owner.query(
      `with made as (
         insert into pages (project_id, kind, schema, title) select $1, 'CHAPTER', 'PROSE', n::text
         from generate_series(1, 120) n returning id, title)
       insert into page_visits (user_id, page_id, visited_at)
       select $2, id, now() - title::int * interval '1 hour' from made`,
      [world.projectId, reader.me.id],
    )
    await visit(world.pageId)
    expect((await shelf()).visits).toHaveLength(30)
    const { rows } = await house.database.owner.query(
      'select count(*)::int as n from page_visits where user_id = $1',
      [reader.me.id],
    )
    expect(rows).toEqual([{ n: 100 }])
  })

  it('of what one may not read are not noted', async () => {
    const asked = { params: { pageId: world.pageId } }
    for (const who of [world.outsider, world.removed]) {
      expect((await who.refused(visitPage, asked)).code).toBe('not_found')
    }
  })
})

describe('both lists', () => {
  const seen = async () => [await titles('favourites'), await titles('visits')]
  beforeEach(async () => {
    await mark(world.pageId)
    await visit(world.pageId)
  })

  it('forget a page one may not read any more, and know it again when one may', async () => {
    const params = { projectId: world.projectId, userId: reader.me.id }
    await world.owner.ask(removeMember, { params })
    expect(await seen()).toEqual(['', ''])
    const body = { userId: reader.me.id, role: 'VIEWER' as const }
    await world.owner.ask(addMember, { params, body })
    expect(await seen()).toEqual(['One', 'One'])
  })

  it('hold nothing that is in the trash', async () => {
    await world.owner.ask(deletePage, { params: { pageId: world.pageId } })
    expect(await seen()).toEqual(['', ''])
    await world.owner.ask(undeletePage, { params: { pageId: world.pageId } })
    expect(await seen()).toEqual(['One', 'One'])
    await world.owner.ask(deleteProject, { params: { projectId: world.projectId } })
    expect(await seen()).toEqual(['', ''])
  })
})
