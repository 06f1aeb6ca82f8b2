import { listPages, undeletePage } from '@chapterhouse/shared/pages/contract'
import { exportProject, importIntoProject } from '@chapterhouse/shared/pages/transfer'
import { changeProject, deleteProject, listMembers } from '@chapterhouse/shared/projects/contract'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { type FakeApi, fakeApi } from '../testing/fake-api.ts'
import { show } from '../testing/show.tsx'
import { aLine, aMember, aPage, aProject, outline } from '../testing/things.ts'
import { ContentsScreen } from './contents-screen.tsx'
import { PageTrashScreen } from './page-trash-screen.tsx'

const project = aProject({ pageCount: 2, memberCount: 2 })
let api: FakeApi

beforeEach(() => {
  api = fakeApi()
  api.says(listMembers, { items: [aMember()], invitations: [] })
  api.says(listPages, { items: [] })
})

const open = (what = project) =>
  show(<ContentsScreen />, { project: what, at: `/projects/${what.id}` })

test('the contents are the tree, with words and people counted', async () => {
  const lines = outline('Part one\n  What the tide left', project).map((line, index) => ({
    ...line,
    wordCount: index * 1200,
  }))
  api.says(listPages, { items: lines })
  open()
  await screen.findByText('2 pages · 1,200 words · 2 people')
  expect(screen.getByRole('link', { name: 'What the tide left' }).getAttribute('href')).toBe(
    `/p/${lines[1]?.id}`,
  )
})

test('a page without a title is still a link', async () => {
  api.says(listPages, { items: [aLine({ title: '' })] })
  open()
  await screen.findByRole('link', { name: 'Untitled' })
})

test('a page is known by its icon and its cover, which readers aloud pass over', async () => {
  const cover = { url: '/api/assets/x', position: 20 }
  api.says(listPages, { items: [aLine({ title: 'The sea', icon: '🌊', cover })] })
  open()
  await screen.findByRole('link', { name: 'The sea' })
  expect(screen.queryByRole('img')).toBeNull()
  expect(document.querySelector('img')?.getAttribute('src')).toBe(cover.url)
})

test('an empty project says what to do, to each as they may', async () => {
  open()
  await screen.findByText(/^Make a new page, begin from a template, or import texts/)
})

test('who may not write is told that there is nothing to read yet', async () => {
  open({ ...project, can: { write: false, manage: false, delete: false } })
  await screen.findByText('Nobody has written anything here so far.')
  expect(screen.queryByRole('button', { name: 'New page' })).toBeNull()
})

const imported = (count: number, remarks: string[] = []) => ({
  pages: Array.from({ length: count }, () => ({ id: aPage().id, parentId: null, title: 'x' })),
  pictures: 0,
  remarks,
})

test('a file that is one text becomes a page, and opens', async () => {
  const reply = imported(1)
  api.says(importIntoProject, reply)
  const { address } = open()
  const files = [new File(['Text.'], 'the-salt-road.docx')]
  fireEvent.change(screen.getByLabelText('Import'), { target: { files } })
  await waitFor(() => expect(address()).toBe(`/p/${reply.pages[0]?.id}`))
})

test('a vault becomes many pages, and what was simplified is told', async () => {
  api.says(importIntoProject, { ...imported(12, ['Comments are left out.']), pictures: 3 })
  open()
  const files = [new File(['PK'], 'vault.zip')]
  fireEvent.change(screen.getByLabelText('Import'), { target: { files } })
  await screen.findByText('12 pages and 3 pictures imported')
  screen.getByText('Comments are left out.')
  fireEvent.click(screen.getByRole('button', { name: 'Good' }))
  expect(screen.queryByText('What came in')).toBeNull()
})

test('the whole project is put into the downloads', async () => {
  api.says(exportProject, () => new Response('PK'))
  const names: string[] = []
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    names.push(this.download)
  })
  open({ ...project, can: { write: false, manage: false, delete: false } })
  fireEvent.click(screen.getByRole('button', { name: 'Export' }))
  await waitFor(() => expect(names).toEqual(['The Salt Road.zip']))
  clicked.mockRestore()
})

test('one unreadable file among many imports nothing, and says which', async () => {
  open()
  const files = [new File(['Text.'], 'a.md'), new File(['x'], 'b.pdf')]
  fireEvent.change(screen.getByLabelText('Import'), { target: { files } })
  await screen.findByText(/“b.pdf” is no Word, HTML, Markdown or text file/)
  expect(api.asked(importIntoProject)).toHaveLength(0)
})

test('the title of the project is typed over where it stands', async () => {
  api.says(changeProject, { ...project, title: 'Low water' })
  open()
  const title = screen.getByLabelText('Title of the project')
  fireEvent.change(title, { target: { value: 'Low water' } })
  fireEvent.blur(title)
  await waitFor(() => expect(api.asked(changeProject)[0]?.body).toEqual({ title: 'Low water' }))
})

test('Escape and an empty title leave the old one', async () => {
  open()
  const title = screen.getByLabelText<HTMLTextAreaElement>('Title of the project')
  fireEvent.change(title, { target: { value: 'Something' } })
  fireEvent.keyDown(title, { key: 'Escape' })
  expect(title.value).toBe(project.title)
  fireEvent.change(title, { target: { value: '  ' } })
  fireEvent.blur(title)
  expect(api.asked(changeProject)).toHaveLength(0)
})

test('the trash brings a page back', async () => {
  const gone = aLine({ title: 'An opening we dropped', deletedAt: '2026-11-20T12:00:00.000Z' })
  api.says(listPages, { items: [gone] })
  api.says(undeletePage, aPage({ projectId: project.id }))
  show(<PageTrashScreen />, { project, at: `/projects/${project.id}/trash` })
  fireEvent.click(await screen.findByRole('button', { name: 'Bring back' }))
  await waitFor(() => expect(api.asked(undeletePage)).toHaveLength(1))
  expect(api.asked(listPages)[0]?.query).toEqual({ trash: 'true' })
})

test('an empty trash says what would be in it', async () => {
  show(<PageTrashScreen />, { project, at: `/projects/${project.id}/trash` })
  await screen.findByText('Pages you delete wait here, with their history.')
})

test('who manages the project says who may read it', async () => {
  api.says(changeProject, { ...project, visibility: 'PUBLIC' })
  open()
  fireEvent.change(screen.getByLabelText('Who may read it'), { target: { value: 'PUBLIC' } })
  await waitFor(() => expect(api.asked(changeProject)[0]?.body).toEqual({ visibility: 'PUBLIC' }))
})

test('the project goes to the trash from its own screen, with a way back', async () => {
  api.says(deleteProject, {})
  const { address } = open()
  fireEvent.click(screen.getByRole('button', { name: 'Move to the trash' }))
  await waitFor(() => expect(address()).toBe('/'))
  screen.getByRole('button', { name: 'Undo' })
})

test('who does not manage it sees no settings', async () => {
  open({ ...project, can: { write: true, manage: false, delete: false } })
  await screen.findByText('No pages yet')
  expect(screen.queryByLabelText('Who may read it')).toBeNull()
})
