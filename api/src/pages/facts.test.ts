import { newId } from '@chapterhouse/shared/kernel/id'
import {
  changePage,
  createPage,
  getPage,
  importPage,
  nameVersion,
} from '@chapterhouse/shared/pages/contract'
import { copyPage } from '@chapterhouse/shared/pages/moves'
import {
  getPageFacts,
  mostProperties,
  type PageProperty,
} from '@chapterhouse/shared/pages/properties'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing/house.ts'
import { anotherWorld, openWorld, type World } from '../testing/world.ts'

let house: TestHouse
let world: World
beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
})
afterAll(() => house.close())
beforeEach(async () => {
  world = await anotherWorld(world)
})

const params = () => ({ pageId: world.pageId })
const facts = (who = world.viewer) => who.ask(getPageFacts, { params: params() })
const change = (body: object, who = world.editor) => who.ask(changePage, { params: params(), body })
const refused = async (body: object, who = world.editor) =>
  (await who.refused(changePage, { params: params(), body })).code

describe('the facts of a page', () => {
  it('count what it holds now, and name who wrote last', async () => {
    const before = await facts()
    expect(before).toMatchObject({ words: 0, characters: 0, versions: 0 })
    expect(before.lastEdit?.by?.id).toBe(world.owner.me.id)
    const body = { markdown: 'Salt goes by *cart*.' }
    await world.editor.ask(importPage, { params: params(), body })
    await world.editor.ask(nameVersion, { params: params(), body: { label: 'v' } })
    const after = await facts()
    expect(after).toMatchObject({ words: 4, characters: 18, versions: 1 })
    expect(after.lastEdit?.by?.id).toBe(world.editor.me.id)
    expect(after.bytes).toBeGreaterThan(before.bytes)
  })

  it('are for who may read it', async () => {
    for (const who of [world.outsider, world.removed]) {
      expect((await who.refused(getPageFacts, { params: params() })).code).toBe('not_found')
    }
  })
})

describe('the language of a page', () => {
  it('is kept, goes along with a copy, and goes again', async () => {
    expect(await change({ language: 'nl' })).toMatchObject({ language: 'nl' })
    const body = { withSubpages: false }
    expect(await world.editor.ask(copyPage, { params: params(), body })).toMatchObject({
      language: 'nl',
    })
    expect(await change({ language: null })).toMatchObject({ language: null })
  })

  it('is a language, and chosen by who writes', async () => {
    expect(await refused({ language: 'Dutch' })).toBe('invalid_input')
    expect(await refused({ language: 'nl' }, world.viewer)).toBe('forbidden')
    expect(await refused({ language: 'nl' }, world.outsider)).toBe('not_found')
  })
})

describe('the properties of a page', () => {
  const all: PageProperty[] = [
    { id: 'a', name: 'Status', type: 'text', value: 'half done' },
    { id: 'b', name: 'Due', type: 'date', value: '2026-12-24' },
    { id: 'c', name: 'Read by', type: 'person', value: newId<'users'>() },
    { id: 'd', name: 'Seen', type: 'checkbox', value: true },
    { id: 'e', name: 'Draft', type: 'number', value: 3 },
  ]

  it('are kept in their order, and come along with a copy', async () => {
    expect((await change({ properties: all })).properties).toEqual(all)
    expect((await world.viewer.ask(getPage, { params: params() })).properties).toEqual(all)
    const copy = await world.editor.ask(copyPage, {
      params: params(),
      body: { withSubpages: false },
    })
    expect(copy.properties).toEqual(all)
    expect((await change({ properties: [] })).properties).toEqual([])
  })

  it('are refused when they are not what they say, too many, or too large', async () => {
    const [status] = all
    expect(await refused({ properties: [{ ...status, value: 7 }] })).toBe('invalid_input')
    expect(await refused({ properties: [status, status] })).toBe('invalid_input')
    const many = Array.from({ length: mostProperties + 1 }, (_, at) => ({ ...status, id: `${at}` }))
    expect(await refused({ properties: many })).toBe('invalid_input')
    const wide = many.slice(1).map((one) => ({ ...one, value: '🌊'.repeat(500) }))
    expect(await refused({ properties: wide })).toBe('too_large')
  })

  it('are changed by who writes, while the page is not locked', async () => {
    for (const who of [world.contributor, world.reviewer, world.viewer]) {
      expect(await refused({ properties: all }, who)).toBe('forbidden')
    }
    await change({ editMode: 'LOCKED' })
    expect(await refused({ properties: all })).toBe('locked')
  })

  it('that no contract knows any more are not shown, and nothing breaks', async () => {
    const made = await world.editor.ask(createPage, {
      params: { projectId: world.projectId },
      body: { title: 'Old' },
    })
    await house.database.owner.query('update pages set properties = $2 where id = $1', [
      made.id,
      JSON.stringify([{ id: 'x', name: 'Mood', type: 'mood', value: 'blue' }]),
    ])
    const page = await world.viewer.ask(getPage, { params: { pageId: made.id } })
    expect(page.properties).toEqual([])
  })
})
