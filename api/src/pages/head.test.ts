import { documentJson } from '@chapterhouse/shared/editor/document'
import { toText } from '@chapterhouse/shared/editor/to-text'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import { createPage, deletePage, getTicket } from '@chapterhouse/shared/pages/contract'
import { unpackHead } from '@chapterhouse/shared/sync/head-packing'
import { replay } from '@chapterhouse/shared/sync/replay'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing/house.ts'
import { openVisitor, type Visitor } from '../testing/visitor.ts'
import { openWorld, type World } from '../testing/world.ts'

let house: TestHouse
let world: World
beforeAll(async () => {
  house = await openHouse()
  world = await openWorld(house)
})
afterAll(() => house.close())

const plant = async (markdown: string) => {
  const { projectId } = world
  const body = { title: 'A page', markdown }
  return (await world.editor.ask(createPage, { params: { projectId }, body })).id
}

const headOf = (who: Visitor, pageId: PageId) => who.send(`/api/pages/${pageId}/head`)

describe('the text of a page, packed', () => {
  it('is the page as the database has it, in the room that the ticket names', async () => {
    const pageId = await plant('# One\n\ntwo *three*')
    const answer = await headOf(world.viewer, pageId)
    expect(answer.headers.get('content-type')).toBe('application/octet-stream')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const head = unpackHead(new Uint8Array(await answer.arrayBuffer()))
    const { room } = await world.viewer.ask(getTicket, { params: { pageId }, body: {} })
    expect(head.room).toBe(room)
    expect(toText(documentJson(replay(head.stored, head.rows).doc))).toBe('One\n\ntwo three')
  })

  it('is for whoever may read the page, and nobody else learns that there is one', async () => {
    const { owner, admin, editor, contributor, reviewer, viewer, removed, outsider } = world
    const pageId = await plant('words')
    const status = async (who: Visitor) => (await headOf(who, pageId)).status
    for (const who of [owner, admin, editor, contributor, reviewer, viewer])
      expect(await status(who)).toBe(200)
    for (const who of [removed, outsider]) expect(await status(who)).toBe(404)
    expect(await status(openVisitor(house.address))).toBe(401)
  })

  it('is gone with the page', async () => {
    const pageId = await plant('words')
    await world.editor.ask(deletePage, { params: { pageId } })
    expect((await headOf(world.editor, pageId)).status).toBe(404)
  })
})
