import { Refusal } from '@chapterhouse/shared/refusals'
import { waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { aMe } from '../testing/things.ts'
import { keepQueries, recall } from './keep-queries.ts'
import { kept } from './kept.ts'
import { makeQueryClient, meKey } from './query-client.ts'
import { Unreachable } from './unreachable.ts'

const ada = aMe()
const mira = aMe({ displayName: 'Mira Holm' })
const stops: (() => void)[] = []

/** A browser tab: a client whose answers are kept, filled from what was kept before. */
const openTab = async () => {
  const client = makeQueryClient()
  await recall(client)
  stops.push(keepQueries(client, 0))
  return client
}

const keptOf = (person: { id: string }) => kept.read(`queries:${person.id}`)

beforeEach(async () => {
  for (const stop of stops.splice(0)) stop()
  await kept.remove(`queries:${ada.id}`)
  await kept.remove(`queries:${mira.id}`)
})

test('a new tab starts with what the person saw last', async () => {
  const first = await openTab()
  first.setQueryData(meKey, ada)
  first.setQueryData(['page', 'p1'], { title: 'What the tide left' })
  await waitFor(async () => expect(await keptOf(ada)).toBeDefined())

  const second = await openTab()
  expect(second.getQueryData(meKey)).toEqual(ada)
  expect(second.getQueryData(['page', 'p1'])).toEqual({ title: 'What the tide left' })
})

test('what was seen a moment ago is shown, and asked for again all the same', async () => {
  const first = await openTab()
  first.setQueryData(meKey, ada)
  first.setQueryData(['page', 'p1'], { title: 'What the tide left' })
  await waitFor(async () => expect(await keptOf(ada)).toBeDefined())

  const [query] = (await openTab()).getQueryCache().findAll({ queryKey: ['page', 'p1'] })
  expect(query?.isStaleByTime(10_000)).toBe(true)
})

test('another person on the same browser sees nothing of the first', async () => {
  const client = await openTab()
  client.setQueryData(meKey, ada)
  client.setQueryData(['page', 'p1'], { title: 'secret' })
  client.setQueryData(meKey, mira)
  expect(client.getQueryData(['page', 'p1'])).toBeUndefined()
  await waitFor(async () => expect(await keptOf(mira)).toBeDefined())
  expect(await keptOf(ada)).toBeUndefined()
})

test('signing out forgets what was seen', async () => {
  const client = await openTab()
  client.setQueryData(meKey, ada)
  client.setQueryData(['projects'], ['The Salt Road'])
  await waitFor(async () => expect(await keptOf(ada)).toBeDefined())
  client.setQueryData(meKey, null)
  await waitFor(async () => expect(await keptOf(ada)).toBeUndefined())
  expect((await openTab()).getQueryData(['projects'])).toBeUndefined()
})

test('a copy of another shape or too old is not used', async () => {
  localStorage.setItem('chapterhouse.person', ada.id)
  await kept.write(`queries:${ada.id}`, { shape: 0, at: Date.now(), state: {} })
  expect((await openTab()).getQueryData(meKey)).toBeUndefined()

  const old = await openTab()
  old.setQueryData(meKey, ada)
  await waitFor(async () => expect(await keptOf(ada)).toMatchObject({ shape: 7 }))
  const later = makeQueryClient()
  await recall(later, Date.now() + 40 * 24 * 60 * 60 * 1000)
  expect(later.getQueryData(meKey)).toBeUndefined()
})

test('answers that say so are not kept', async () => {
  const client = await openTab()
  client.setQueryData(meKey, ada)
  await client.fetchQuery({
    queryKey: ['version', 'v1'],
    queryFn: () => 'the whole text',
    meta: { kept: false },
  })
  await waitFor(async () => expect(await keptOf(ada)).toBeDefined())
  expect(JSON.stringify(await keptOf(ada))).not.toContain('the whole text')
})

test('a browser without storage starts empty and goes on', async () => {
  const real = globalThis.indexedDB
  Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true })
  localStorage.setItem('chapterhouse.person', ada.id)
  const client = await openTab()
  client.setQueryData(meKey, ada)
  expect(client.getQueryData(meKey)).toEqual(ada)
  Object.defineProperty(globalThis, 'indexedDB', { value: real, configurable: true })
})

/** A storage that answers when the test says so. */
const slowStorage = async (person: { id: string }) => {
  localStorage.setItem('chapterhouse.person', person.id)
  const first = await openTab()
  first.setQueryData(meKey, person)
  first.setQueryData(['page', 'p1'], { title: 'What the tide left' })
  await waitFor(async () => expect(await keptOf(person)).toBeDefined())
  const copy = await keptOf(person)
  let answer = () => {}
  const read = vi.spyOn(kept, 'read').mockReturnValue(
    new Promise((give) => {
      answer = () => give(copy)
    }),
  )
  const client = makeQueryClient()
  await recall(client)
  read.mockRestore()
  return { client, answer }
}

test('a slow storage fills the house late, beneath what was answered meanwhile', async () => {
  const { client, answer } = await slowStorage(ada)
  expect(client.getQueryData(meKey)).toBeUndefined()
  client.setQueryData(['page', 'p1'], { title: 'Newer' })
  answer()
  await waitFor(() => expect(client.getQueryData(meKey)).toEqual(ada))
  expect(client.getQueryData(['page', 'p1'])).toEqual({ title: 'Newer' })
})

test.each([
  ['somebody else', mira],
  ['nobody', null],
])('what a slow storage kept is not shown to %s', async (_who, person) => {
  const { client, answer } = await slowStorage(ada)
  client.setQueryData(meKey, person)
  answer()
  await kept.read('a turn of the storage')
  expect(client.getQueryData(meKey)).toEqual(person)
  expect(client.getQueryData(['page', 'p1'])).toBeUndefined()
})

test('a storage that hangs does not keep the house closed', async () => {
  const hanging = vi.spyOn(kept, 'read').mockReturnValue(new Promise(() => {}))
  localStorage.setItem('chapterhouse.person', ada.id)
  const client = makeQueryClient()
  await recall(client)
  expect(client.getQueryData(meKey)).toBeUndefined()
  hanging.mockRestore()
})

/** What a later tab finds of an answer that could not be asked for again, for this reason. */
const afterFailing = async (error: Error) => {
  const client = await openTab()
  client.setQueryData(meKey, ada)
  client.setQueryData(['page', 'p1'], { title: 'What the tide left' })
  const queryFn = () => Promise.reject(error)
  const again = { queryKey: ['page', 'p1'], queryFn, retry: false, staleTime: 0 }
  await client.fetchQuery(again).catch(() => undefined)
  client.setQueryData(['later'], 'written after it')
  await waitFor(async () => expect(JSON.stringify(await keptOf(ada))).toContain('after it'))
  const later = await openTab()
  return later.getQueryState(['page', 'p1'])
}

test.each([
  new Unreachable('no network'),
  new Refusal('unavailable'),
  new TypeError('our own mistake'),
])('an answer is not forgotten because of %s', async (error) => {
  const state = await afterFailing(error)
  expect(state).toMatchObject({ status: 'success', error: null, fetchFailureCount: 0 })
  expect(state?.data).toEqual({ title: 'What the tide left' })
})

test.each(['not_found', 'forbidden', 'gone'] as const)('after %s it is', async (code) =>
  expect(await afterFailing(new Refusal(code))).toBeUndefined(),
)
