import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import { createPage, deletePage, getPage, undeletePage } from '@chapterhouse/shared/pages/contract'
import { createProject, deleteProject, getProject } from '@chapterhouse/shared/projects/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../testing/house.ts'
import { type Listener, listen } from '../testing/notices.ts'
import { purgeTrash } from './jobs.ts'

let house: TestHouse
let anna: Guest
let rooms: Listener
beforeAll(async () => {
  house = await openHouse()
  anna = await house.person()
  rooms = await listen(house)
})
afterAll(async () => {
  await rooms.close()
  await house.close()
})

const aProject = () => anna.ask(createProject, { body: { kind: 'WRITING', title: 'A book' } })
const aPage = async (projectId: ProjectId) =>
  (await anna.ask(createPage, { params: { projectId }, body: { title: 'One' } })).id
/** Pages whose end was told; notices of other acts may still be on their way. */
const told = () => rooms.heard().filter(({ kind }) => kind === 'page-purged')
const purgeIn = (days: number) => {
  const now = Date.now() + days * 86_400_000
  return purgeTrash({ now: () => now }).run(house.database.jobs)
}

describe('the trash', () => {
  it('keeps a page for 30 days, in which it can come back', async () => {
    const pageId = await aPage((await aProject()).id)
    await anna.ask(deletePage, { params: { pageId } })
    expect(await purgeIn(29)).toEqual({ pages: 0, projects: 0 })
    await anna.ask(undeletePage, { params: { pageId } })
    expect(await purgeIn(31)).toEqual({ pages: 0, projects: 0 })
    expect(await anna.ask(getPage, { params: { pageId } })).toMatchObject({ id: pageId })
  })

  it('loses a page after that, and its room hears of it', async () => {
    const projectId = (await aProject()).id
    const [gone, stays] = [await aPage(projectId), await aPage(projectId)]
    await anna.ask(deletePage, { params: { pageId: gone } })
    rooms.heard()
    expect(await purgeIn(31)).toEqual({ pages: 1, projects: 0 })
    await rooms.hears({ kind: 'page-purged', pageId: gone })
    expect(told()).toEqual([{ kind: 'page-purged', pageId: gone }])
    expect((await anna.refused(getPage, { params: { pageId: gone } })).code).toBe('not_found')
    await anna.ask(getPage, { params: { pageId: stays } })
  })

  it('loses a project with every page of it, and each room hears of it', async () => {
    const projectId = (await aProject()).id
    const pages = [await aPage(projectId), await aPage(projectId)]
    await anna.ask(deleteProject, { params: { projectId } })
    rooms.heard()
    expect(await purgeIn(31)).toEqual({ pages: 2, projects: 1 })
    for (const pageId of pages) await rooms.hears({ kind: 'page-purged', pageId })
    expect((await anna.refused(getProject, { params: { projectId } })).code).toBe('not_found')
  })

  it('is the same after a second time', async () => {
    rooms.heard()
    expect(await purgeIn(31)).toEqual({ pages: 0, projects: 0 })
    expect(told()).toEqual([])
  })
})
