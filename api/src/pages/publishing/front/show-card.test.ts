import { changePage, createPage } from '@chapterhouse/shared/pages/contract'
import * as contract from '@chapterhouse/shared/publishing/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../../testing/house.ts'
import { anotherWorld, openWorld, type World } from '../../../testing/world.ts'
import { cardOfText, cardOfWork } from './show-card.ts'

let house: TestHouse
let people: World
beforeAll(async () => {
  house = await openHouse()
  people = await openWorld(house)
})
afterAll(() => house.close())

const aText = async () => {
  const { projectId, owner } = await anotherWorld(people)
  const project = { projectId }
  const body = { title: 'Tides', markdown: 'It rises.' }
  const { id: pageId } = await owner.ask(createPage, { params: project, body })
  const params = { pageId }
  const { path } = await owner.ask(contract.publishPage, { params, body: { withProject: true } })
  return { owner, params, project, path: String(path) }
}
const look = (path: string, headers: Record<string, string> = {}) =>
  house.stranger().send(path, { headers, redirect: 'manual' })
const read = async (path: string) => (await look(path)).text()

describe('a card to pass on', () => {
  const cardIn = (html: string) => {
    const [, address = ''] = html.match(/property="og:image" content="([^"]+)"/) ?? []
    return new URL(address).pathname + new URL(address).search
  }

  it('is named in the head of a text, and is a picture', async () => {
    const { path } = await aText()
    const html = await read(path)
    expect(html).toContain('<meta property="twitter:card" content="summary_large_image">')
    expect(html).toContain('<meta property="og:image:width" content="1200">')
    const answer = await look(cardIn(html))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
    const etag = String(answer.headers.get('etag'))
    expect((await look(cardIn(html), { 'if-none-match': etag })).status).toBe(304)
  })

  it('has another address when it says something else', async () => {
    const { path, owner, params } = await aText()
    const before = cardIn(await read(path))
    await owner.ask(changePage, { params, body: { title: 'Moons' } })
    const { path: next } = await owner.ask(contract.publishPage, { params, body: {} })
    expect(cardIn(await read(String(next)))).not.toBe(before)
  })

  it('of a front is there as long as it is', async () => {
    const { owner, project } = await aText()
    const { path } = await owner.ask(contract.getProjectFront, { params: project })
    const card = cardIn(await read(path))
    expect((await look(card)).status).toBe(200)
    await owner.ask(contract.unpublishProject, { params: project })
    expect((await look(card)).status).toBe(410)
  })

  it('is gone with its text, and never was of another', async () => {
    const { owner, params, path } = await aText()
    await owner.ask(contract.unpublishPage, { params })
    expect((await look(`${path}/card.png`)).status).toBe(410)
    expect((await look(`/texts/one-${people.pageId}/card.png`)).status).toBe(404)
  })
})

describe('on a card stands', () => {
  const line = { title: 'Tides', projectTitle: 'A book', authors: ['Ida', 'Jo'], language: 'en' }
  const text = { ...line, wordCount: 460 } as never as Parameters<typeof cardOfText>[0]
  const work = { title: 'A book', owner: 'Ida', description: ' What\n\nit leaves. ' }

  it('of a text who wrote it, and in what', () =>
    expect(cardOfText(text)).toEqual({
      above: 'A book',
      title: 'Tides',
      below: 'Ida and Jo',
      language: 'en',
    }))

  it('of one by nobody how long it takes', () =>
    expect(cardOfText({ ...text, title: '', authors: [] })).toMatchObject({
      title: 'Untitled',
      below: '2 min read',
    }))

  it('of a front whose it is, and what it says of itself in one line', () =>
    expect(cardOfWork(work as never)).toMatchObject({ above: 'Ida', below: 'What it leaves.' }))
})
