import {
  changePage,
  createPage,
  deletePage,
  listPages,
  type PageLine,
  undeletePage,
} from '@chapterhouse/shared/pages/contract'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { type FakeApi, fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { aPage, aProject, idIn, outline } from '../../testing/things.ts'
import { PageTree } from './page-tree.tsx'

const project = aProject()

interface Grown {
  readonly api: FakeApi
  readonly lines: PageLine[]
}

const plant = async (text: string, can = project.can): Promise<Grown> => {
  const api = fakeApi()
  const lines = outline(text, project)
  api.says(listPages, { items: lines })
  api.says(changePage, () => aPage({ projectId: project.id }))
  api.says(deletePage, {})
  show(<PageTree project={{ ...project, can }} current={null} />)
  await screen.findByRole('treeitem', { name: lines[0]?.title ?? '' })
  return { api, lines }
}

const row = (name: string) => screen.getByRole('treeitem', { name })
const rows = () => screen.getAllByRole('treeitem').map((one) => one.getAttribute('aria-label'))
const press = (name: string, key: string, more = {}) =>
  fireEvent.keyDown(row(name), { key, ...more })

const book = `
harbour
  tide
  ledger
inland
`

test('an empty project says what to do next', async () => {
  const api = fakeApi()
  api.says(listPages, { items: [] })
  const page = aPage({ projectId: project.id })
  api.says(createPage, page)
  const { address } = show(<PageTree project={project} current={null} />)
  await screen.findByText('No pages yet')
  fireEvent.click(
    within(screen.getByText('No pages yet').closest('div') ?? document.body).getByRole('button', {
      name: 'New page',
    }),
  )
  await waitFor(() => expect(address()).toBe(`/p/${page.id}`))
  expect(api.asked(createPage)[0]?.body).toMatchObject({ title: '', parentId: null })
})

test('a tree that cannot be loaded says so and tries again', async () => {
  const api = fakeApi()
  api.refuses(listPages, 'forbidden')
  show(<PageTree project={project} current={null} />)
  const again = await screen.findByRole('button', { name: 'Try again' })
  api.says(listPages, { items: outline('harbour') })
  fireEvent.click(again)
  await screen.findByRole('treeitem', { name: 'harbour' })
})

test('arrows go through the rows, fold and unfold', async () => {
  await plant(book)
  row('harbour').focus()
  press('harbour', 'ArrowDown')
  expect(document.activeElement).toBe(row('tide'))
  press('tide', 'ArrowLeft')
  expect(document.activeElement).toBe(row('harbour'))
  press('harbour', 'ArrowLeft')
  expect(rows()).toEqual(['harbour', 'inland'])
  expect(row('harbour').getAttribute('aria-expanded')).toBe('false')
  press('harbour', 'ArrowRight')
  expect(rows()).toEqual(['harbour', 'tide', 'ledger', 'inland'])
  press('harbour', 'End')
  expect(document.activeElement).toBe(row('inland'))
  press('inland', 'Home')
  expect(document.activeElement).toBe(row('harbour'))
})

test('one row is in the tab order, and it is the one last used', async () => {
  await plant(book)
  const tabbable = () => screen.getAllByRole('treeitem').filter((one) => one.tabIndex === 0)
  expect(tabbable()).toEqual([row('harbour')])
  press('harbour', 'ArrowDown')
  expect(tabbable()).toEqual([row('tide')])
})

test('Enter opens the page', async () => {
  const { lines } = await plant(book)
  press('ledger', 'Enter')
  expect(screen.getByLabelText('address').textContent).toBe(`/p/${idIn(lines, 'ledger')}`)
})

test('Alt with an arrow moves the page, on screen before the api has answered', async () => {
  const { api, lines } = await plant(book)
  let answer = (_: unknown) => {}
  api.says(changePage, () => new Promise((resolve) => (answer = resolve)))
  press('ledger', 'ArrowUp', { altKey: true })
  await waitFor(() => expect(rows()).toEqual(['harbour', 'ledger', 'tide', 'inland']))
  const [harbour, tide, ledger, inland] = lines
  api.says(listPages, { items: [harbour, ledger, tide, inland] })
  answer(aPage({ projectId: project.id }))
  await waitFor(() => expect(api.asked(listPages)).toHaveLength(2))
  expect(api.asked(changePage)[0]?.body).toEqual({ parentId: harbour?.id, afterId: null })
  expect(rows()).toEqual(['harbour', 'ledger', 'tide', 'inland'])
})

test('a refused move is told, and the tree goes back', async () => {
  const { api } = await plant(book)
  api.refuses(changePage, 'conflict', { detail: 'The page was moved by somebody else' })
  press('inland', 'ArrowRight', { altKey: true })
  await screen.findByText(/moved by somebody else/)
  await waitFor(() => expect(row('inland').getAttribute('aria-level')).toBe('1'))
})

test('F2 renames in place; Enter keeps the new title, Escape the old', async () => {
  const { api, lines } = await plant(book)
  press('tide', 'F2')
  const field = screen.getByLabelText('Title of the page')
  fireEvent.change(field, { target: { value: 'What the tide left' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  fireEvent.blur(field)
  await waitFor(() => expect(api.asked(changePage)).toHaveLength(1))
  expect(api.asked(changePage)[0]).toMatchObject({
    path: `/pages/${idIn(lines, 'tide')}`,
    body: { title: 'What the tide left' },
  })
  press('ledger', 'F2')
  const other = screen.getByLabelText('Title of the page')
  fireEvent.change(other, { target: { value: 'Nothing' } })
  fireEvent.keyDown(other, { key: 'Escape' })
  expect(screen.queryByLabelText('Title of the page')).toBeNull()
  expect(api.asked(changePage)).toHaveLength(1)
})

test('Delete moves to the trash, and Undo brings back', async () => {
  const { api, lines } = await plant(book)
  api.says(undeletePage, aPage({ projectId: project.id }))
  press('ledger', 'Delete')
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(api.asked(undeletePage)).toHaveLength(1))
  expect(api.asked(deletePage)[0]?.path).toBe(`/pages/${idIn(lines, 'ledger')}`)
})

test('the menu of a row has the same acts, and says which are impossible', async () => {
  const { api, lines } = await plant(book)
  fireEvent.contextMenu(row('ledger'))
  const menu = await screen.findByRole('menu')
  const item = (name: RegExp) => within(menu).getByRole('menuitem', { name, hidden: true })
  expect(item(/Move down/).hasAttribute('disabled')).toBe(true)
  fireEvent.click(item(/Move out of its page/))
  await waitFor(() =>
    expect(api.asked(changePage)[0]?.body).toEqual({
      parentId: null,
      afterId: idIn(lines, 'harbour'),
    }),
  )
})

test('who may only read gets a tree without acts', async () => {
  const { api } = await plant(book, { write: false, manage: false, delete: false })
  expect(screen.queryByRole('button', { name: 'New page' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Acts on tide' })).toBeNull()
  press('tide', 'F2')
  press('tide', 'Delete')
  press('tide', 'ArrowDown', { altKey: true })
  expect(screen.queryByLabelText('Title of the page')).toBeNull()
  expect(api.asked(changePage)).toHaveLength(0)
  expect(api.asked(deletePage)).toHaveLength(0)
})
