import { createPage } from '@chapterhouse/shared/pages/contract'
import * as contract from '@chapterhouse/shared/publishing/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../../../testing/house.ts'
import { openVisitor } from '../../../testing/visitor.ts'
import { anotherWorld, openWorld, type World } from '../../../testing/world.ts'

let house: TestHouse
let people: World
beforeAll(async () => {
  house = await openHouse()
  people = await openWorld(house)
})
afterAll(() => house.close())

const aText = async () => {
  const { projectId, owner } = await anotherWorld(people)
  const body = { title: 'Tides', markdown: 'It rises.' }
  const { id: pageId } = await owner.ask(createPage, { params: { projectId }, body })
  const params = { pageId }
  const { path } = await owner.ask(contract.publishPage, { params, body: { withProject: true } })
  return { owner, params, path: String(path) }
}

/** A form of one of these pages, or of another. */
const thank = (path: string, headers: Record<string, string> = {}, always = {}) => {
  const browser = { 'sec-fetch-site': 'same-origin', 'user-agent': 'Mozilla/5.0 Firefox/140' }
  return openVisitor(house.address, always).send(`${path}/like`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...browser, ...headers },
  })
}

it('a thanks leads back to the text, which says so', async () => {
  const { path, owner } = await aText()
  const answer = await thank(path)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}#liked`])
  const html = await (await owner.send(path)).text()
  expect(html).toContain(`<form method="post" action="${path}/like">`)
  expect(html).toContain('id="liked"')
})

it('is taken under any words, and sets no cookie', async () => {
  const { path, params } = await aText()
  const answer = await thank(`/texts/old-${params.pageId}`)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}#liked`])
  expect(answer.headers.get('set-cookie')).toBeNull()
})

it.each([
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
])('is not taken from another site: %j', async (headers) => {
  const { path } = await aText()
  expect((await thank(path, headers)).status).toBe(403)
})

it('is not taken from nowhere, nor from an origin that is not ours', async () => {
  const { path } = await aText()
  const bare = (headers: Record<string, string>) =>
    fetch(`${house.address}${path}/like`, { method: 'POST', redirect: 'manual', headers })
  expect((await bare({})).status).toBe(403)
  expect((await bare({ origin: 'https://evil.example' })).status).toBe(403)
  expect((await bare({ origin: 'null' })).status).toBe(403)
  expect((await bare({ origin: house.address })).status).toBe(303)
})

it('is not taken for what the world may not read', async () => {
  const { owner, params, path } = await aText()
  await owner.ask(contract.unpublishPage, { params })
  expect((await thank(path)).status).toBe(404)
  expect((await thank(`/texts/one-${people.pageId}`)).status).toBe(404)
  expect((await thank('/texts/nonsense')).status).toBe(404)
})

it('readers and thanks are told to those who write, once they are kept', async () => {
  const own = await openHouse()
  const world = await openWorld(own)
  const { projectId, owner, viewer } = world
  const body = { title: 'Tides', markdown: 'It rises.' }
  const { id: pageId } = await owner.ask(createPage, { params: { projectId }, body })
  const params = { pageId }
  const { path } = await owner.ask(contract.publishPage, { params, body: { withProject: true } })
  const day = '2026-12-01'
  const count = (views: number, likes: number) =>
    own.db
      .ask`select app.count_readings(${day}, ${[pageId, world.pageId]}::uuid[], ${[views, views]}::int[], ${[likes, likes]}::int[])`
  await count(3, 1)
  await count(2, 0)
  expect((await viewer.ask(contract.getPublication, { params })).readings).toEqual({
    views: 5,
    likes: 1,
  })
  const closed = await viewer.ask(contract.getPublication, { params: { pageId: world.pageId } })
  expect([path !== null, closed.readings]).toEqual([true, { views: 0, likes: 0 }])
  await own.close()
})
