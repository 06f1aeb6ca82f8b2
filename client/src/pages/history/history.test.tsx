import { newId } from '@chapterhouse/shared/kernel/id'
import {
  getPage,
  listContributions,
  listVersions,
  readVersion,
} from '@chapterhouse/shared/pages/contract'
import { fireEvent, screen } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { type FakeApi, fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { aPage, aPerson, aProject } from '../../testing/things.ts'
import { sizeOf } from './change-list.tsx'
import { HistoryScreen } from './history-screen.tsx'

const page = aPage({ title: 'What the tide left' })
const version = {
  id: newId<'page_versions'>(),
  number: 1,
  kind: 'NAMED' as const,
  label: 'Before the big cut',
  wordCount: 3,
  createdBy: aPerson(),
  createdAt: page.createdAt,
  note: null,
}
const change = {
  id: newId<'contributions'>(),
  kind: 'LIVE' as const,
  status: 'RECORDED',
  slice: 1,
  author: aPerson(),
  guests: [] as string[],
  title: null,
  insertedChars: 1200,
  deletedChars: 4,
  wordDelta: 200,
  createdAt: page.createdAt,
}

let api: FakeApi

beforeEach(() => {
  api = fakeApi()
  api.says(getPage, page)
  api.says(listVersions, { items: [version], nextCursor: null })
  api.says(listContributions, { items: [change], nextCursor: null })
})

const open = (search = '') =>
  show(<HistoryScreen />, {
    project: aProject(),
    at: `/p/${page.id}/history${search}`,
    path: '/p/:pageId/history',
  })

const text = (content: unknown, plainText = 'The tide left.') => ({
  ...version,
  content,
  plainText,
})

test('a version that came with an import says whose word it is', async () => {
  const note = 'Kept by Mira Holm on May 3, 2026, before it came here'
  const came = { ...version, kind: 'IMPORT', label: null, note }
  api.says(listVersions, { items: [came], nextCursor: null })
  open('?tab=versions')
  await screen.findByText('Came with an import')
  screen.getByText(note)
})

const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'The tide left.' }] }

test('a version is chosen from the list and read', async () => {
  api.says(readVersion, text({ type: 'doc', content: [paragraph] }))
  open()
  fireEvent.click(await screen.findByRole('link', { name: /Before the big cut/ }))
  const read = await screen.findByText('The tide left.')
  expect(read.tagName).toBe('P')
  screen.getByText(/3 words · read only/)
})

test('boxes of a version show what was ticked and take no clicks', async () => {
  const item = { type: 'taskItem', attrs: { checked: true }, content: [paragraph] }
  const list = { type: 'taskList', content: [item] }
  api.says(readVersion, text({ type: 'doc', content: [list] }))
  open(`?version=${version.id}`)
  const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: 'Done' })
  expect(box.checked && box.disabled).toBe(true)
})

test('a version with parts we do not know shows what they hold, and runs none of it', async () => {
  const words = [{ type: 'text', text: '<img src=x onerror=alert(1)>' }]
  const strange = { type: 'script', attrs: { onclick: 'alert(1)' }, content: words }
  api.says(readVersion, text({ type: 'doc', content: [paragraph, strange] }))
  open(`?version=${version.id}`)
  await screen.findByText('The tide left.')
  screen.getByText('<img src=x onerror=alert(1)>')
  expect(document.querySelector('script, [onclick], [onerror]')).toBeNull()
})

test('from a version a link leads back to all of them', async () => {
  api.says(readVersion, text({ type: 'doc', content: [paragraph] }))
  open(`?version=${version.id}`)
  fireEvent.click(await screen.findByRole('link', { name: 'All versions' }))
  await screen.findByText(/Choose a version/)
})

test('a version of a language we do not know is read as plain text', async () => {
  api.says(readVersion, text(42, 'Only words.'))
  open(`?version=${version.id}`)
  await screen.findByText('Only words.')
})

test('a version that was empty says so', async () => {
  api.says(readVersion, { ...text({ type: 'doc', content: [] }, ''), wordCount: 0 })
  open(`?version=${version.id}`)
  await screen.findByText('The page was empty then.')
})

test('a version that cannot be read can be asked for again', async () => {
  api.refuses(readVersion, 'forbidden')
  open(`?version=${version.id}`)
  await screen.findByRole('button', { name: 'Try again' })
})

test('the changes say who changed how much', async () => {
  open('?tab=changes')
  await screen.findByText('Mira Holm wrote')
  screen.getByText('+1,200 −4 characters')
})

test('guests are named as such', async () => {
  const byGuests = { ...change, author: null, guests: ['Grace', 'Linus'] }
  api.says(listContributions, { items: [byGuests], nextCursor: null })
  open('?tab=changes')
  await screen.findByText('Grace, Linus (guest) wrote')
})

test('a page without versions and changes says how they come about', async () => {
  api.says(listVersions, { items: [], nextCursor: null })
  api.says(listContributions, { items: [], nextCursor: null })
  open()
  await screen.findByText(/choose “Keep a version”/)
  fireEvent.click(screen.getByRole('link', { name: 'Who wrote what' }))
  await screen.findByText('Nothing recorded yet')
})

test('older versions come when asked for', async () => {
  const older = { ...version, id: newId<'page_versions'>(), label: 'First draft' }
  api.says(listVersions, ({ query }: { query: { cursor?: string } }) =>
    query.cursor ? { items: [older], nextCursor: null } : { items: [version], nextCursor: 'older' },
  )
  open()
  fireEvent.click(await screen.findByRole('button', { name: 'Show older' }))
  await screen.findByRole('link', { name: /First draft/ })
})

test.each([
  [12, 0, '+12 characters'],
  [0, 3, '−3 characters'],
  [0, 0, 'formatting only'],
])('+%s −%s reads %s', (insertedChars, deletedChars, words) => {
  expect(sizeOf({ insertedChars, deletedChars })).toBe(words)
})
