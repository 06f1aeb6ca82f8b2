import { pageId } from '@chapterhouse/shared/kernel/id'
import { getPage, listPages } from '@chapterhouse/shared/pages/contract'
import { createProject } from '@chapterhouse/shared/projects/contract'
import { Refusal } from '@chapterhouse/shared/refusals'
import { expect, test, vi } from 'vitest'
import { fakeApi } from '../testing/fake-api.ts'
import { aPage, aProject } from '../testing/things.ts'
import { addressOf, ask } from './ask.ts'
import { reach } from './reach.ts'
import { Unreachable } from './unreachable.ts'

const page = aPage()
const params = { pageId: page.id }

test('a question carries its parts and answers what the contract says', async () => {
  const api = fakeApi()
  const project = aProject()
  api.says(createProject, project)
  const body = { kind: 'WRITING', title: 'The Salt Road' } as const
  expect(await ask(createProject, { body })).toEqual(project)
  expect(api.heard).toEqual([{ method: 'POST', path: '/projects', query: {}, body }])
})

test('parameters are encoded and absent query values left out', () => {
  const parts = { params: { projectId: 'a/b' }, query: { trash: 'true', limit: undefined } }
  expect(addressOf(listPages, parts)).toBe('/api/projects/a%2Fb/pages?trash=true')
})

test('a refusal arrives with its code, its words and its issues', async () => {
  const api = fakeApi()
  const issues = [{ path: 'body.title', message: 'too long' }]
  api.refuses(getPage, 'invalid_input', { detail: 'No such title', issues })
  const error = await ask(getPage, { params }).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(Refusal)
  expect(error).toMatchObject({ code: 'invalid_input', message: 'No such title', issues })
})

test('without an answer nothing is said to have happened, and the server counts as away', async () => {
  fakeApi().goesAway()
  await expect(ask(getPage, { params })).rejects.toBeInstanceOf(Unreachable)
  expect(reach.get()).toBe('unreachable')
})

test('a change that got no answer may be done, unless there was no network to send it on', async () => {
  fakeApi().goesAway()
  const failure = () =>
    ask(createProject, { body: { kind: 'WRITING', title: 'Book' } }).catch(
      (error: unknown) => error,
    )
  expect(await failure()).toMatchObject({ mayBeDone: true })
  vi.stubGlobal('navigator', { onLine: false })
  expect(await failure()).toMatchObject({ mayBeDone: false })
  await expect(ask(getPage, { params })).rejects.toMatchObject({ mayBeDone: false })
})

test('a small change can be sent to its end though the window closes', async () => {
  const inits: (RequestInit | undefined)[] = []
  vi.stubGlobal('fetch', async (_address: string, init?: RequestInit) => {
    inits.push(init)
    return new Response(JSON.stringify(aProject()))
  })
  const body = { kind: 'WRITING', title: 'Book' } as const
  await ask(createProject, { body, keepalive: true })
  await ask(createProject, { body })
  expect(inits.map((init) => init?.keepalive)).toEqual([true, false])
})

test('an answer puts the server back in reach', async () => {
  const api = fakeApi()
  api.says(getPage, page)
  reach.lost()
  await ask(getPage, { params })
  expect(reach.get()).toBe('here')
})

test('a refusal is an answer: the server is there', async () => {
  fakeApi().refuses(getPage, 'not_found')
  await expect(ask(getPage, { params })).rejects.toMatchObject({ code: 'not_found' })
  expect(reach.get()).toBe('here')
})

test("a proxy's own error page means that there is no server behind it", async () => {
  fakeApi().says(getPage, new Response('<h1>Bad gateway</h1>', { status: 502 }))
  await expect(ask(getPage, { params })).rejects.toBeInstanceOf(Unreachable)
})

test('an answer that breaks the contract is our mistake, not a value', async () => {
  fakeApi().says(getPage, { ...page, wordCount: 'many' })
  await expect(ask(getPage, { params })).rejects.toThrow(/wordCount/)
})

test('a question that nobody waits for any more is not a lost server', async () => {
  const api = fakeApi()
  api.goesAway()
  const given = new AbortController()
  given.abort()
  await ask(getPage, { params, signal: given.signal }).catch(() => undefined)
  expect(reach.get()).toBe('here')
})

test('ids stay branded through the contract', () => {
  expect(pageId.safeParse('not an id').success).toBe(false)
})
