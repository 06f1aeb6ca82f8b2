import {
  createPage,
  deletePage,
  importPage,
  undeletePage,
} from '@chapterhouse/shared/pages/contract'
import { deleteProject, undeleteProject } from '@chapterhouse/shared/projects/contract'
import * as contract from '@chapterhouse/shared/publishing/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../../testing/house.ts'
import { anotherWorld, openWorld, type World } from '../../../testing/world.ts'
import * as lookup from './lookup.ts'

let house: TestHouse
let people: World
beforeAll(async () => {
  house = await openHouse()
  people = await openWorld(house)
})
afterAll(() => house.close())

/** A project with these pages, all of them published. */
const aWork = async (...titles: string[]) => {
  const { projectId, owner, editor } = await anotherWorld(people)
  const pageIds: World['pageId'][] = []
  for (const title of titles) {
    const body = { title, markdown: `About ${title}.` }
    const { id } = await editor.ask(createPage, { params: { projectId }, body })
    await owner.ask(contract.publishPage, { params: { pageId: id }, body: { withProject: true } })
    pageIds.push(id)
  }
  const [pageId = people.pageId] = pageIds
  return { owner, editor, projectId, project: { params: { projectId } }, pageId, pageIds }
}
const text = (id: World['pageId']) => lookup.findText(house.db, id)
const work = (id: World['projectId']) => lookup.findWork(house.db, id)

describe('what the world finds of a text', () => {
  it('is its edition, its writers and its project', async () => {
    const { pageId, projectId, editor } = await aWork('Tides')
    expect(await text(pageId)).toMatchObject({
      title: 'Tides',
      slug: 'tides',
      excerpt: 'About Tides.',
      language: 'en',
      wordCount: 2,
      authors: [editor.me.displayName],
      projectId,
      projectTitle: 'A book',
    })
  })

  it('is nothing of one that is not published', async () => {
    expect(await text(people.pageId)).toBeNull()
    expect(await lookup.findPast(house.db, { page: people.pageId })).toEqual({
      was: false,
      hidden: false,
    })
  })

  it('is its words', async () => {
    const { pageId } = await aWork('Tides')
    const line = await text(pageId)
    expect(JSON.stringify(line && (await lookup.readText(house.db, line)))).toContain(
      'About Tides.',
    )
  })

  it('is no earlier version, once there is a later one', async () => {
    const { pageId, owner } = await aWork('Tides')
    const before = await text(pageId)
    await owner.ask(importPage, { params: { pageId }, body: { markdown: 'More.' } })
    await owner.ask(contract.publishPage, { params: { pageId }, body: {} })
    expect(before && (await lookup.readText(house.db, before))).toBeNull()
    const after = await text(pageId)
    expect(after?.publishedAt).toEqual(before?.publishedAt)
    expect(Number(after?.changedAt)).toBeGreaterThan(Number(before?.changedAt))
  })

  it('comes and goes with the trash', async () => {
    const { pageId, owner } = await aWork('Tides')
    await owner.ask(deletePage, { params: { pageId } })
    expect(await text(pageId)).toBeNull()
    expect((await lookup.findPast(house.db, { page: pageId })).was).toBe(true)
    await owner.ask(undeletePage, { params: { pageId } })
    expect(await text(pageId)).toMatchObject({ title: 'Tides' })
  })
})

describe('what the world finds of a project', () => {
  it('changes its state with what is published, and with nothing else', async () => {
    const { projectId, project, owner, pageId } = await aWork('Tides')
    const first = (await work(projectId))?.state
    await owner.ask(createPage, { ...project, body: { title: 'Draft', markdown: 'x' } })
    await owner.ask(importPage, { params: { pageId }, body: { markdown: 'More.' } })
    expect((await work(projectId))?.state).toBe(first)
    await owner.ask(contract.publishPage, { params: { pageId }, body: {} })
    expect((await work(projectId))?.state).not.toBe(first)
  })

  it('is nothing in the trash', async () => {
    const { projectId, project, owner, pageId } = await aWork('Tides')
    await owner.ask(deleteProject, project)
    expect([await work(projectId), await text(pageId)]).toEqual([null, null])
    expect((await lookup.findPast(house.db, { project: projectId })).was).toBe(true)
    await owner.ask(undeleteProject, project)
    expect(await work(projectId)).toMatchObject({ title: 'A book' })
  })

  it('is its texts in order', async () => {
    const { projectId } = await aWork('One', 'Two', 'Three')
    const texts = await lookup.listTexts(house.db, projectId)
    expect(texts.map(({ title }) => title)).toEqual(['One', 'Two', 'Three'])
  })

  it('has no text of another', async () => {
    const [one, other] = [await aWork('One'), await aWork('Other')]
    const ids = (await lookup.listTexts(house.db, one.projectId)).map(({ pageId }) => pageId)
    expect(ids).not.toContain(other.pageId)
  })
})

describe('where links of a text lead', () => {
  it('is known of what the world may read alone', async () => {
    const { pageIds, owner } = await aWork('One', 'Two')
    const [one = people.pageId, two = people.pageId] = pageIds
    await owner.ask(contract.unpublishPage, { params: { pageId: two } })
    const found = await lookup.findPaths(house.db, [one, two, people.pageId])
    expect(found).toEqual([{ id: one, slug: 'one' }])
  })

  it('asks nobody where there is none', async () =>
    expect(await lookup.findPaths(house.db, [])).toEqual([]))
})

describe('the map', () => {
  it('holds what is public and nothing else', async () => {
    const { pageIds, owner, projectId } = await aWork('One', 'Two')
    const [one, two = people.pageId] = pageIds
    await owner.ask(contract.unpublishPage, { params: { pageId: two } })
    const ids = (await lookup.listAll(house.db)).map(({ pageId }) => pageId)
    expect([ids.includes(one ?? two), ids.includes(two), ids.includes(people.pageId)]).toEqual([
      true,
      false,
      false,
    ])
    const works = (await lookup.listWorks(house.db)).map(({ id }) => id)
    expect([works.includes(projectId), works.includes(people.projectId)]).toEqual([true, false])
  })
})
