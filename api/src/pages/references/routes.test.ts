import { writeReferences } from '@chapterhouse/prisma/references'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import {
  changePage,
  createPage,
  deletePage,
  undeletePage,
} from '@chapterhouse/shared/pages/contract'
import { listBacklinks, listMentions } from '@chapterhouse/shared/pages/references'
import { deleteProject, removeMember } from '@chapterhouse/shared/projects/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../../testing/house.ts'
import { anotherWorld, openWorld, type World } from '../../testing/world.ts'

let house: TestHouse
let world: World
let source: PageId
beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
})
afterAll(() => house.close())
beforeEach(async () => {
  world = await anotherWorld(world)
  source = await plant('The source')
})

const plant = async (title: string, within = world) =>
  (await within.owner.ask(createPage, { params: { projectId: within.projectId }, body: { title } }))
    .id

/** As the roll-up of a live page writes it. */
const names = (page: PageId, kind: 'PAGE' | 'PERSON', targetId: string) =>
  writeReferences(house.database.collab, page, [{ kind, targetId, excerpt: 'see there', times: 2 }])
const links = (page = source) => names(page, 'PAGE', world.pageId)

const asked = () => ({ params: { pageId: world.pageId } })
const backlinks = async (who: Guest = world.viewer) => (await who.ask(listBacklinks, asked())).items
const mentions = async (who: Guest = world.viewer) => (await who.ask(listMentions, {})).items
const titles = (items: readonly { title: string }[]) => items.map(({ title }) => title).join(' ')

describe('backlinks of a page', () => {
  it('are the pages that link to it, with their words', async () => {
    await links()
    expect(await backlinks()).toMatchObject([
      {
        pageId: source,
        title: 'The source',
        projectTitle: 'A book',
        excerpt: 'see there',
        times: 2,
      },
    ])
  })

  it('survive the renaming of both', async () => {
    await links()
    const rename = (pageId: PageId, title: string) =>
      world.owner.ask(changePage, { params: { pageId }, body: { title } })
    await rename(world.pageId, 'Another name')
    await rename(source, 'A new source')
    expect(await backlinks()).toMatchObject([{ pageId: source }])
  })

  it('are none while nobody links to it, and not those of itself', async () => {
    expect(await backlinks()).toEqual([])
    await links(world.pageId)
    expect(await backlinks()).toEqual([])
  })

  it('come from the trash and leave into it with their page', async () => {
    await links()
    await world.owner.ask(deletePage, { params: { pageId: source } })
    expect(await backlinks()).toEqual([])
    await world.owner.ask(undeletePage, { params: { pageId: source } })
    expect(titles(await backlinks())).toBe('The source')
  })

  it('tell nothing of pages one may not read', async () => {
    const there = await anotherWorld(world)
    await house.database.owner.query(
      'delete from project_members where project_id = $1 and user_id = $2',
      [there.projectId, world.viewer.me.id],
    )
    await links(there.pageId)
    expect(await backlinks()).toEqual([])
    expect(await backlinks(world.owner)).toHaveLength(1)
  })

  it('are refused of a page one may not read', async () => {
    await links()
    for (const who of [world.outsider, world.removed]) {
      expect((await who.refused(listBacklinks, asked())).code).toBe('not_found')
    }
  })
})

describe('mentions of a person', () => {
  it('are theirs alone, the latest first', async () => {
    const { id } = world.viewer.me
    await names(source, 'PERSON', id)
    await names(world.pageId, 'PERSON', id)
    expect(titles((await mentions()).slice(0, 2))).toBe('One The source')
    expect(await mentions(world.editor)).toEqual([])
  })

  it('tell nothing of pages one may not read any more', async () => {
    const { id } = world.viewer.me
    await names(source, 'PERSON', id)
    const before = (await mentions()).length
    const params = { projectId: world.projectId, userId: id }
    await world.owner.ask(removeMember, { params })
    expect(await mentions()).toHaveLength(before - 1)
  })

  it('end with their project', async () => {
    const { id } = world.viewer.me
    await names(source, 'PERSON', id)
    const before = (await mentions()).length
    await world.owner.ask(deleteProject, { params: { projectId: world.projectId } })
    expect(await mentions()).toHaveLength(before - 1)
  })
})
