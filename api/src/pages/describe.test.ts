import { type Asset, asset } from '@chapterhouse/shared/assets/contract'
import { newId } from '@chapterhouse/shared/kernel/id'
import { changePage, createPage, getPage, listPages } from '@chapterhouse/shared/pages/contract'
import { copyPage, movePages } from '@chapterhouse/shared/pages/moves'
import { addMember } from '@chapterhouse/shared/projects/contract'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Guest, openHouse, type TestHouse } from '../testing/house.ts'
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
const change = (body: object, who = world.editor) => who.ask(changePage, { params: params(), body })
const refused = async (body: object, who = world.editor) =>
  (await who.refused(changePage, { params: params(), body })).code
const inTree = async () => {
  const asked = { params: { projectId: world.projectId }, query: {} }
  return (await world.viewer.ask(listPages, asked)).items[0]
}
const upload = async (who: Guest = world.editor, pageId = world.pageId): Promise<Asset> => {
  const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#000' } })
    .png()
    .toBuffer()
  const body = new FormData()
  body.set('file', new Blob([Uint8Array.from(png)]), 'x.png')
  const answer = await who.send(`/api/pages/${pageId}/images`, { method: 'POST', body })
  return asset.parse(await answer.json())
}

describe('the icon of a page', () => {
  it('is shown with it everywhere, and goes again', async () => {
    expect(await change({ icon: '🌊' })).toMatchObject({ icon: '🌊' })
    expect(await inTree()).toMatchObject({ icon: '🌊', cover: null })
    expect(await change({ icon: null })).toMatchObject({ icon: null })
  })

  it('comes with a new page', async () => {
    const body = { title: 'Sea', icon: '🌊' }
    const asked = { params: { projectId: world.projectId }, body }
    expect(await world.editor.ask(createPage, asked)).toMatchObject(body)
  })

  it.each(['wave', '', '🌊🌊', '<img>'])('is not %j', async (icon) => {
    expect(await refused({ icon })).toBe('invalid_input')
  })

  it('is chosen by who writes, while the page is not locked', async () => {
    for (const who of [world.contributor, world.reviewer, world.viewer]) {
      expect(await refused({ icon: '🌊' }, who)).toBe('forbidden')
    }
    for (const who of [world.outsider, world.removed]) {
      expect(await refused({ icon: '🌊' }, who)).toBe('not_found')
    }
    await change({ editMode: 'PROTECTED' })
    expect((await change({ icon: '🌊' })).can.describe).toBe(true)
    await change({ editMode: 'LOCKED' })
    expect(await refused({ icon: null })).toBe('locked')
    expect((await world.editor.ask(getPage, { params: params() })).can.describe).toBe(false)
  })
})

describe('the cover of a page', () => {
  it('is an upload, seen from where one chose', async () => {
    const picture = await upload()
    const cover = { assetId: picture.id, position: 20 }
    expect(await change({ cover })).toMatchObject({ cover: { url: picture.url, position: 20 } })
    expect(await inTree()).toMatchObject({ cover: { url: picture.url } })
    expect(await change({ cover: null })).toMatchObject({ cover: null })
  })

  it('is nothing one may not see, and nothing that is not there', async () => {
    const other = await openWorld(house)
    const foreign = await upload(other.owner, other.pageId)
    for (const assetId of [foreign.id, newId<'assets'>()]) {
      expect(await refused({ cover: { assetId, position: 0 } })).toBe('not_found')
    }
    const position = 200
    expect(await refused({ cover: { assetId: foreign.id, position } })).toBe('invalid_input')
  })

  it('is seen by everybody who sees the page, wherever it was uploaded', async () => {
    const other = await anotherWorld(world)
    const picture = await upload(other.editor, other.pageId)
    const reader = await house.person()
    const body = { userId: reader.me.id, role: 'VIEWER' as const }
    await world.owner.ask(addMember, { params: { projectId: world.projectId }, body })
    expect((await reader.send(picture.url)).status).toBe(404)
    await change({ cover: { assetId: picture.id, position: 50 } })
    expect((await reader.send(picture.url)).status).toBe(200)
  })

  it('goes along with a copy and with a move', async () => {
    const there = await openWorld(house)
    const carrier = { userId: world.editor.me.id, role: 'EDITOR' as const }
    await there.owner.ask(addMember, { params: { projectId: there.projectId }, body: carrier })
    const picture = await upload()
    await change({ icon: '🌊', cover: { assetId: picture.id, position: 5 } })
    const to = { projectId: there.projectId, parentId: null }
    const body = { withSubpages: false, to }
    const copy = await world.editor.ask(copyPage, { params: params(), body })
    expect(copy).toMatchObject({ icon: '🌊', cover: { position: 5 } })
    expect((await there.viewer.send(picture.url)).status).toBe(200)
    const moves = [{ pageId: world.pageId, to }]
    const { items } = await world.editor.ask(movePages, { body: { moves } })
    expect(items).toMatchObject([{ icon: '🌊', cover: { url: picture.url } }])
  })
})
