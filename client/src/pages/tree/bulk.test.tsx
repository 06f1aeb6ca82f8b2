import { listPages, type PageLine } from '@chapterhouse/shared/pages/contract'
import { restorePages, trashPages } from '@chapterhouse/shared/pages/moves'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { type FakeApi, fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { aProject, idIn, outline } from '../../testing/things.ts'
import { ContentsScreen } from '../contents-screen.tsx'
import { PageTree } from './page-tree.tsx'

const project = aProject()
const book = 'harbour\n  tide\n  ledger\ninland\nabroad'
let api: FakeApi
let lines: PageLine[]
beforeEach(() => {
  api = fakeApi()
  lines = outline(book, project)
  api.says(listPages, () => ({ items: lines }))
  api.says(trashPages, {})
  api.says(restorePages, { items: [] })
})

const plant = async (can = project.can) => {
  const shown = show(<PageTree project={{ ...project, can }} current={null} />)
  await screen.findByRole('treeitem', { name: 'harbour' })
  return shown
}
const row = (name: string) => screen.getByRole('treeitem', { name })
const press = (name: string, key: string, more = {}) =>
  fireEvent.keyDown(row(name), { key, ...more })
const click = (name: string, more: object) =>
  fireEvent.click(screen.getByRole('link', { name }), more)
const chosen = () =>
  screen
    .getAllByRole('treeitem')
    .filter((one) => one.getAttribute('aria-selected') === 'true')
    .map((one) => one.getAttribute('aria-label'))
const ids = (...titles: string[]) => titles.map((title) => idIn(lines, title))
const sent = () => api.asked(trashPages).map(({ body }) => body)

describe('pages are chosen', () => {
  test('with Ctrl and a click, one by one, without being opened', async () => {
    const { address } = await plant()
    click('tide', { ctrlKey: true })
    click('inland', { metaKey: true })
    expect(chosen()).toEqual(['tide', 'inland'])
    expect(screen.getByText('2 pages chosen')).toBeTruthy()
    click('tide', { ctrlKey: true })
    expect(chosen()).toEqual(['inland'])
    expect(address()).toBe('/')
  })

  test('with Shift and a click, from the last one to this one, up or down', async () => {
    await plant()
    click('inland', { ctrlKey: true })
    click('tide', { shiftKey: true })
    expect(chosen()).toEqual(['tide', 'ledger', 'inland'])
  })

  test('with the keyboard', async () => {
    await plant()
    press('tide', ' ', { ctrlKey: true })
    press('tide', 'ArrowDown', { shiftKey: true })
    expect(chosen()).toEqual(['tide', 'ledger'])
    expect(document.activeElement).toBe(row('ledger'))
    press('ledger', 'Escape')
    expect(screen.queryByRole('toolbar')).toBeNull()
  })

  test('from nothing with Shift and an arrow', async () => {
    await plant()
    press('ledger', 'ArrowUp', { shiftKey: true })
    expect(chosen()).toEqual(['tide', 'ledger'])
  })

  test('by those who write only', async () => {
    await plant({ ...project.can, write: false })
    click('tide', { ctrlKey: true })
    press('tide', ' ', { ctrlKey: true })
    expect(screen.queryByText(/chosen/)).toBeNull()
  })
})

describe('chosen pages', () => {
  test('go to the trash in one act, and come back in one', async () => {
    await plant()
    click('tide', { ctrlKey: true })
    click('abroad', { ctrlKey: true })
    press('tide', 'Delete')
    await waitFor(() => expect(sent()).toEqual([{ pageIds: ids('tide', 'abroad') }]))
    await screen.findByText('2 pages are in the trash')
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(api.asked(restorePages)).toHaveLength(1))
    expect(api.asked(restorePages)[0]?.body).toEqual({ pageIds: ids('tide', 'abroad') })
  })

  test('are named once though some lie below others', async () => {
    await plant()
    for (const name of ['tide', 'harbour']) click(name, { ctrlKey: true })
    press('tide', 'Delete')
    await waitFor(() => expect(sent()).toEqual([{ pageIds: ids('harbour') }]))
  })

  test('stay when the api says no, and it says why', async () => {
    api.refuses(trashPages, 'locked')
    await plant()
    click('tide', { ctrlKey: true })
    press('tide', 'Delete')
    await screen.findByText(/The page is locked/)
  })

  test('are asked where they are to go', async () => {
    const { address } = await plant()
    for (const name of ['inland', 'tide']) click(name, { ctrlKey: true })
    fireEvent.click(screen.getByRole('button', { name: 'Move the chosen pages' }))
    expect(address()).toBe(`/?show=move&of=${encodeURIComponent(ids('tide', 'inland').join(','))}`)
  })

  test('that went elsewhere are not chosen any more', async () => {
    const { client } = await plant()
    click('tide', { ctrlKey: true })
    lines = outline('harbour\ninland', project)
    await client.invalidateQueries()
    await waitFor(() => expect(screen.queryByText(/chosen/)).toBeNull())
  })
})

test('on the contents a finger chooses with boxes, and goes back to reading', async () => {
  show(<ContentsScreen />, { project })
  fireEvent.click(await screen.findByRole('button', { name: 'Choose' }))
  fireEvent.click(screen.getByRole('checkbox', { name: 'Choose “tide”' }))
  fireEvent.click(screen.getByRole('checkbox', { name: 'Choose “inland”' }))
  fireEvent.click(screen.getByRole('button', { name: 'Move the chosen pages to the trash' }))
  await waitFor(() => expect(sent()).toEqual([{ pageIds: ids('tide', 'inland') }]))
  fireEvent.click(screen.getByRole('button', { name: 'Done' }))
  expect(screen.queryByRole('checkbox')).toBeNull()
})
