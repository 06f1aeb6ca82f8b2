import {
  changePage,
  deletePage,
  exportPage,
  getPage,
  importPage,
  nameVersion,
  remarksHeader,
} from '@chapterhouse/shared/pages/contract'
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { type ComponentProps, useState } from 'react'
import { beforeEach, expect, test, vi } from 'vitest'
import type { PageEditor } from '../editor/page-editor.tsx'
import { reach } from '../kernel/reach.ts'
import { type FakeApi, fakeApi } from '../testing/fake-api.ts'
import { show } from '../testing/show.tsx'
import { aPage, aProject } from '../testing/things.ts'
import { BarSlot } from '../ui/bar-slot.tsx'
import { PageScreen } from './page-screen.tsx'

// The editor is proved in its own folder; here only what the screen gives it counts.
const AnEditor = ({ page, offline }: ComponentProps<typeof PageEditor>) => (
  <div>
    <textarea aria-label="Title" defaultValue={page.title} />
    <p>{offline ? 'editor, offline' : 'editor, online'}</p>
  </div>
)

const project = aProject()
const page = aPage({ projectId: project.id, title: 'What the tide left' })
let api: FakeApi

const WithBar = () => {
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  return (
    <>
      <header ref={setSlot} />
      <main id="main">
        <BarSlot value={slot}>
          <PageScreen editor={AnEditor} />
        </BarSlot>
      </main>
    </>
  )
}

const open = async (what = page, search = '') => {
  api.says(getPage, what)
  const shown = show(<WithBar />, { project, at: `/p/${what.id}${search}`, path: '/p/:pageId' })
  await screen.findByText('editor, online')
  return shown
}

const choose = async (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name: 'Acts on this page' }))
  fireEvent.click(await screen.findByRole('menuitem', { name, hidden: true }))
}

beforeEach(() => {
  api = fakeApi()
})

test('the window is named after the page, and the editor knows the server', async () => {
  await open()
  expect(document.title).toBe('What the tide left · The Salt Road')
  act(() => reach.lost())
  await screen.findByText('editor, offline')
})

test('a page that is not there says so, without saying whether it ever was', async () => {
  api.refuses(getPage, 'not_found')
  show(<WithBar />, { project, at: `/p/${page.id}`, path: '/p/:pageId' })
  await screen.findByText('This page cannot be opened')
  screen.getByText(/may have been deleted, or you may not be a member/)
})

test('an export is put into the downloads under the title', async () => {
  api.says(exportPage, () => new Response('# What the tide left'))
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    names.push(this.download)
  })
  const names: string[] = []
  await open()
  await choose('Export, copy, print')
  fireEvent.click(await screen.findByRole('button', { name: /^Markdown/ }))
  await waitFor(() => expect(names).toEqual(['What the tide left.md']))
  expect(api.asked(exportPage)[0]?.query).toEqual({ format: 'markdown' })
  clicked.mockRestore()
})

test('an export that is refused is told', async () => {
  api.refuses(exportPage, 'not_available_yet')
  await open()
  await choose('Export, copy, print')
  fireEvent.click(await screen.findByRole('button', { name: /^HTML/ }))
  await screen.findByText(/It will come with a later release/)
})

test('what could not go over is told beside what is safe', async () => {
  const remarks = ['A diagram is shown as its source.']
  const headers = { [remarksHeader]: encodeURIComponent(JSON.stringify(remarks)) }
  api.says(exportPage, () => new Response('PK', { headers }))
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue()
  await open(page, '?show=export')
  fireEvent.click(await screen.findByRole('button', { name: /^Word/ }))
  await screen.findByText('“What the tide left.docx” is in your downloads')
  screen.getByText('A diagram is shown as its source.')
  clicked.mockRestore()
})

test('the page is copied as Markdown, and as HTML without what is around it', async () => {
  const written: Record<string, string>[] = []
  class Item {
    readonly parts: Record<string, Promise<Blob>>
    constructor(parts: Record<string, Promise<Blob>>) {
      this.parts = parts
    }
  }
  vi.stubGlobal('ClipboardItem', Item)
  const write = async ([item]: Item[]) => {
    const parts = Object.entries(item?.parts ?? {}).map(async ([type, blob]) => [
      type,
      await (await blob).text(),
    ])
    written.push(Object.fromEntries(await Promise.all(parts)))
  }
  Object.defineProperty(navigator, 'clipboard', { value: { write }, configurable: true })
  api.says(
    exportPage,
    ({ query }: { query: { format?: string } }) =>
      new Response(
        query.format === 'html'
          ? '<!doctype html><head><title>t</title></head><body><p>a</p></body>'
          : '# a',
      ),
  )
  await open(page, '?show=export')
  fireEvent.click(await screen.findByRole('button', { name: 'Copy as Markdown' }))
  await screen.findByText('Copied as Markdown')
  fireEvent.click(screen.getByRole('button', { name: 'Copy as HTML' }))
  await screen.findByText('Copied as HTML')
  expect(written).toEqual([
    { 'text/plain': '# a' },
    { 'text/plain': '<p>a</p>', 'text/html': '<p>a</p>' },
  ])
})

const textFile = (text: string, name: string) => new File([text], name, { type: 'text/markdown' })

test('a picked Markdown file is added to the page', async () => {
  api.says(importPage, { contributionId: page.id, words: 1204, pictures: 0, remarks: [] })
  await open()
  const files = [textFile('# Found\n\nText.', 'found.md')]
  fireEvent.change(screen.getByLabelText('Files to import'), { target: { files } })
  await screen.findByText('“found.md”: 1,204 words added to the page')
  expect(api.asked(importPage)).toHaveLength(1)
})

const drag = (files: File[]) => ({
  dataTransfer: { files, items: files.map((file) => ({ kind: 'file', type: file.type })) },
})

test('a dropped Markdown file is added, and the screen says so while it hangs there', async () => {
  api.says(importPage, {
    contributionId: page.id,
    words: 2,
    pictures: 1,
    remarks: ['Comments are left out.'],
  })
  await open()
  const zone = screen.getByRole('region', { name: 'Page' })
  fireEvent.dragOver(zone, drag([textFile('a b', 'a.md')]))
  screen.getByText('Drop to add the text to this page')
  fireEvent.drop(zone, drag([textFile('a b', 'a.md')]))
  await screen.findByText('2 words and 1 picture added to the page')
  screen.getByText('Comments are left out.')
  expect(screen.queryByText('Drop to add the text to this page')).toBeNull()
})

test('a dropped image is the business of the editor', async () => {
  await open()
  const zone = screen.getByRole('region', { name: 'Page' })
  const image = new File(['x'], 'a.png', { type: 'image/png' })
  fireEvent.dragOver(zone, drag([image]))
  fireEvent.drop(zone, drag([image]))
  expect(screen.queryByText('Drop to add the text to this page')).toBeNull()
  expect(api.asked(importPage)).toHaveLength(0)
})

test('a version is kept under a name', async () => {
  api.says(nameVersion, {
    id: page.id,
    number: 1,
    kind: 'NAMED',
    label: 'Before the big cut',
    wordCount: 1,
    createdBy: null,
    createdAt: page.createdAt,
    note: null,
  })
  const { address } = await open()
  await choose('Keep a version')
  fireEvent.change(await screen.findByLabelText('Name'), {
    target: { value: 'Before the big cut' },
  })
  fireEvent.click(screen.getByRole('button', { name: 'Keep it' }))
  await screen.findByText('“Before the big cut” is kept')
  await waitFor(() => expect(address()).toBe(`/p/${page.id}`))
})

test('the page is renamed in a dialog', async () => {
  api.says(changePage, { ...page, title: 'Low water' })
  await open(page, '?show=rename')
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.change(await dialog.findByLabelText('Title'), { target: { value: 'Low water' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Rename' }))
  await waitFor(() => expect(document.title).toContain('Low water'))
})

test('a page in the trash leaves the screen, with a way back', async () => {
  api.says(deletePage, {})
  const { address } = await open()
  await choose('Move to the trash')
  await waitFor(() => expect(address()).toBe(`/projects/${project.id}`))
  screen.getByRole('button', { name: 'Undo' })
})

test('locking is offered to those who may, opening again only where it is locked', async () => {
  api.says(changePage, { ...page, editMode: 'LOCKED' })
  await open()
  await choose('Lock: nobody writes')
  await waitFor(() => expect(api.asked(changePage)[0]?.body).toEqual({ editMode: 'LOCKED' }))
  fireEvent.click(screen.getByRole('button', { name: 'Acts on this page' }))
  await screen.findByRole('menuitem', { name: 'Open for writing again', hidden: true })
})

test('who may only read is offered neither import nor trash', async () => {
  const can = { ...page.can, write: false, delete: false, setMode: false, rename: false }
  await open(aPage({ ...page, can }))
  fireEvent.click(screen.getByRole('button', { name: 'Acts on this page' }))
  await screen.findByRole('menuitem', { name: 'Export, copy, print', hidden: true })
  const item = (name: string) => screen.queryByRole('menuitem', { name, hidden: true })
  expect(item('Import a file')).toBeNull()
  expect(item('Move to the trash')).toBeNull()
  expect(screen.queryByRole('menuitem', { name: /Lock/, hidden: true })).toBeNull()
})
