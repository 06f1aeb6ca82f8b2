import { asset } from '@chapterhouse/shared/assets/contract'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import {
  changePage,
  createPage,
  deletePage,
  getPage,
  importPage,
  listContributions,
  listPages,
  listVersions,
} from '@chapterhouse/shared/pages/contract'
import { copyPage, mostCopies } from '@chapterhouse/shared/pages/moves'
import { addMember, deleteProject } from '@chapterhouse/shared/projects/contract'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../testing/house.ts'
import { anotherWorld, openWorld, type World } from '../testing/world.ts'

let house: TestHouse
let here: World
let there: World
/** Reads here, writes there. */
let carrier: Guest
beforeAll(async () => {
  house = await openHouse()
  here = await openWorld(house)
  there = await openWorld(house)
})
afterAll(() => house.close())
beforeEach(async () => {
  here = await anotherWorld(here)
  there = await anotherWorld(there)
  carrier = here.viewer
  const body = { userId: carrier.me.id, role: 'EDITOR' as const }
  await there.owner.ask(addMember, { params: { projectId: there.projectId }, body })
})

const source = () => ({ pageId: here.pageId })
const write = (markdown: string, pageId = here.pageId) =>
  here.owner.ask(importPage, { params: { pageId }, body: { markdown } })
const textOf = async (who: Guest, pageId: PageId) =>
  (await (await who.send(`/api/pages/${pageId}/export?format=markdown`)).text()).trim()
const duplicate = (who = here.editor, withSubpages = false) =>
  who.ask(copyPage, { params: source(), body: { withSubpages } })
const away = () => ({ projectId: there.projectId, parentId: null })
const carry = () =>
  carrier.ask(copyPage, { params: source(), body: { withSubpages: true, to: away() } })
const titles = async (world: World) => {
  const { items } = await world.owner.ask(listPages, {
    params: { projectId: world.projectId },
    query: {},
  })
  return items.map((line) => line.title)
}
const plant = (title: string, parentId: PageId | null, who = here.owner) =>
  who.ask(createPage, {
    params: { projectId: here.projectId },
    body: { title, parentId, markdown: title },
  })

describe('a duplicate', () => {
  it('stands beside the page, with its text and without its history', async () => {
    await write('# Salt\n\nand **bread**')
    await plant('Last', null)
    const copy = await duplicate()
    expect(copy).toMatchObject({ title: 'Copy of One', wordCount: 3, editMode: 'LIVE' })
    expect(copy.createdBy?.id).toBe(here.editor.me.id)
    expect(await titles(here)).toEqual(['One', 'Copy of One', 'Last'])
    expect(await textOf(here.viewer, copy.id)).toBe('# Salt\n\nand **bread**')
    const asked = { params: { pageId: copy.id }, query: {} }
    const { items } = await here.owner.ask(listContributions, asked)
    expect(items).toMatchObject([{ title: 'Copy of “One”', author: { id: here.editor.me.id } }])
    expect((await here.owner.ask(listVersions, asked)).items).toEqual([])
  })

  it('takes what lies below it along when that is wished, in order', async () => {
    const b = await plant('B', here.pageId)
    await plant('A', here.pageId)
    await plant('Deep', b.id)
    const alone = await duplicate()
    await here.owner.ask(deletePage, { params: { pageId: alone.id } })
    await duplicate(here.editor, true)
    const { items } = await here.owner.ask(listPages, {
      params: { projectId: here.projectId },
      query: {},
    })
    const below = (title: string) =>
      items.filter(({ parentId }) => parentId === items.findLast((l) => l.title === title)?.id)
    expect(below('Copy of One').map((line) => line.title)).toEqual(['B', 'A'])
    expect(below('B').map((line) => line.title)).toEqual(['Deep'])
  })

  it('of an empty page is empty, of one without a title has none', async () => {
    const blank = await here.owner.ask(createPage, {
      params: { projectId: here.projectId },
      body: { title: '' },
    })
    const body = { withSubpages: false }
    const copy = await here.owner.ask(copyPage, { params: { pageId: blank.id }, body })
    expect(copy).toMatchObject({ title: '', wordCount: 0 })
  })

  it('is of a locked page too, and is open itself', async () => {
    await here.owner.ask(changePage, { params: source(), body: { editMode: 'LOCKED' } })
    expect((await duplicate()).can.write).toBe(true)
  })

  it('is refused to who may not write, and of what is not there for them', async () => {
    const parts = { params: source(), body: { withSubpages: false } }
    for (const who of [here.contributor, here.reviewer, here.viewer]) {
      expect((await who.refused(copyPage, parts)).code).toBe('forbidden')
    }
    for (const who of [here.outsider, here.removed]) {
      expect((await who.refused(copyPage, parts)).code).toBe('not_found')
    }
    await here.owner.ask(deletePage, { params: source() })
    expect((await here.editor.refused(copyPage, parts)).code).toBe('not_found')
  })

  it('of more pages than one act takes is refused, and leaves nothing', async () => {
    const values = Array.from({ length: mostCopies }, (_, at) => `(gen_random_uuid(), ${at})`)
    await house.database.owner.query(
      `insert into pages (id, project_id, parent_id, kind, schema, position)
       select v.id, $1, $2, 'CHAPTER', 'PROSE', 'a' || v.at from (values ${values}) v (id, at)`,
      [here.projectId, here.pageId],
    )
    const no = await here.editor.refused(copyPage, {
      params: source(),
      body: { withSubpages: true },
    })
    expect(no.code).toBe('too_large')
    expect(await titles(here)).not.toContain('Copy of One')
  }, 60_000)
})

describe('a copy in another project', () => {
  const upload = async () => {
    const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    const body = new FormData()
    body.set('file', new Blob([Uint8Array.from(png)]), 'x.png')
    const answer = await here.owner.send(`/api/pages/${here.pageId}/images`, {
      method: 'POST',
      body,
    })
    return asset.parse(await answer.json())
  }

  it('needs no more than reading here and writing there', async () => {
    await write('carried over')
    const copy = await carry()
    expect(copy).toMatchObject({ title: 'One', projectId: there.projectId })
    expect(await textOf(there.viewer, copy.id)).toBe('carried over')
    expect(await titles(here)).toEqual(['One'])
  })

  it('shows its pictures to the people there', async () => {
    const picture = await upload()
    await write(`![a square](${picture.url})`)
    expect((await there.viewer.send(picture.url)).status).toBe(404)
    await carry()
    expect((await there.viewer.send(picture.url)).status).toBe(200)
    expect((await there.outsider.send(picture.url)).status).toBe(404)
  })

  it('is refused without write there, or where nothing is any more', async () => {
    const to = away()
    const body = { withSubpages: false, to }
    expect((await here.editor.refused(copyPage, { params: source(), body })).code).toBe('not_found')
    const below = { ...body, to: { ...to, parentId: here.pageId } }
    expect((await carrier.refused(copyPage, { params: source(), body: below })).code).toBe(
      'not_found',
    )
    await there.owner.ask(deleteProject, { params: { projectId: there.projectId } })
    expect((await carrier.refused(copyPage, { params: source(), body })).code).toBe('not_found')
  })

  it('is another page: what is written in one is not in the other', async () => {
    await write('the same')
    const copy = await carry()
    await write('and more')
    expect(await textOf(carrier, copy.id)).toBe('the same')
    expect((await carrier.ask(getPage, { params: { pageId: copy.id } })).room).not.toContain(
      here.pageId,
    )
  })
})
