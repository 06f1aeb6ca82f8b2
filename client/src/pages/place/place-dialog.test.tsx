import { listPages, type PageLine } from '@chapterhouse/shared/pages/contract'
import { copyPage, movePages } from '@chapterhouse/shared/pages/moves'
import { listProjects, type Project } from '@chapterhouse/shared/projects/contract'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, test } from 'vitest'
import { type FakeApi, fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { aPage, aProject, idIn, outline } from '../../testing/things.ts'
import { PlaceDialog } from './place-dialog.tsx'

const here = aProject({ title: 'The Salt Road' })
const there = aProject({ title: 'Garden diary' })
const readsOnly = aProject({
  title: 'Only read',
  can: { write: false, manage: false, delete: false },
})

const book = outline('harbour\n  tide\n    ebb\ninland', here)
const diary = outline('spring\nautumn', there)
let api: FakeApi
beforeEach(() => {
  api = fakeApi()
  api.says(listProjects, { items: [readsOnly, there, here], nextCursor: null })
  api.says(listPages, ({ path }: { path: string }) => ({
    items: path.includes(there.id) ? diary : book,
  }))
  api.says(movePages, { items: [] })
  api.says(copyPage, aPage({ projectId: there.id }))
})

interface Asked {
  readonly act?: 'move' | 'copy'
  readonly titles?: readonly string[]
  readonly project?: Project
}
const open = async ({ act = 'move', titles = ['tide'], project = here }: Asked = {}) => {
  const ids = titles.map((title) => idIn(book, title))
  let closed = 0
  show(<PlaceDialog act={act} project={project} ids={ids} onClose={() => closed++} />)
  await screen.findByRole('radio', { name: /At the top/ })
  return { closed: () => closed }
}
const places = () => screen.getAllByRole('radio').map((one) => one.closest('label')?.textContent)
const choose = (name: string) => fireEvent.click(screen.getByRole('radio', { name }))
const chooseProject = async (project: Project) => {
  await screen.findByRole('option', { name: project.title })
  fireEvent.change(screen.getByRole('combobox', { name: 'Project' }), {
    target: { value: project.id },
  })
}
const go = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const movesSent = () => (api.asked(movePages)[0]?.body as { moves: unknown[] } | undefined)?.moves
const idsOf = (lines: readonly PageLine[], ...titles: string[]) =>
  titles.map((title) => idIn(lines, title))

test('offers the pages of the project, but not the page itself nor what is below it', async () => {
  await open()
  expect(places()).toEqual(['At the top of “The Salt Road”', 'harbour', 'inland'])
})

test('offers only projects one writes in', async () => {
  await open()
  await screen.findByRole('option', { name: 'Garden diary' })
  const names = within(screen.getByRole('combobox')).getAllByRole('option')
  expect(names.map((one) => one.textContent)).toEqual(['The Salt Road', 'Garden diary'])
})

test('moves the page under another, says so, and puts it back on undo', async () => {
  const { closed } = await open()
  choose('inland')
  go('Move here')
  const [tide, inland, harbour] = idsOf(book, 'tide', 'inland', 'harbour')
  await waitFor(() => expect(closed()).toBe(1))
  const to = { projectId: here.id, parentId: inland }
  expect(movesSent()).toEqual([{ pageId: tide, to }])
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(api.asked(movePages)).toHaveLength(2))
  const back = { projectId: here.id, parentId: harbour, afterId: null }
  expect(api.asked(movePages)[1]?.body).toEqual({ moves: [{ pageId: tide, to: back }] })
})

test('moves into another project only after saying what that means', async () => {
  await open()
  expect(screen.queryByText(/not a member/)).toBeNull()
  await chooseProject(there)
  await screen.findByRole('radio', { name: 'autumn' })
  expect(screen.getByText(/Who is not a member of “Garden diary”/)).toBeTruthy()
  choose('autumn')
  go('Move here')
  const [autumn] = idsOf(diary, 'autumn')
  await waitFor(() => expect(movesSent()).toHaveLength(1))
  expect(movesSent()).toMatchObject([{ to: { projectId: there.id, parentId: autumn } }])
})

test('moves several at once, without those that go along anyway', async () => {
  await open({ titles: ['inland', 'tide', 'ebb'] })
  expect(screen.getByRole('heading', { name: 'Move 2 pages' })).toBeTruthy()
  expect(places()).toEqual(['At the top of “The Salt Road”', 'harbour'])
  go('Move here')
  await waitFor(() => expect(movesSent()).toHaveLength(2))
  expect(movesSent()).toMatchObject([
    { pageId: idIn(book, 'tide') },
    { pageId: idIn(book, 'inland') },
  ])
})

test('closes as soon as it is done, however long the trees take to be there again', async () => {
  const { closed } = await open()
  api.says(listPages, () => new Promise(() => {}))
  go('Move here')
  await waitFor(() => expect(closed()).toBe(1))
  await screen.findByRole('button', { name: 'Undo' })
})

test('a no leaves the dialog open and says what is safe', async () => {
  api.refuses(movePages, 'not_found')
  const { closed } = await open()
  go('Move here')
  await screen.findByText(/It may have been deleted/)
  expect(closed()).toBe(0)
})

test('without a server nothing is moved, and it says to look first', async () => {
  const { closed } = await open()
  api.goesAway()
  go('Move here')
  await screen.findByText(/The server cannot be reached/)
  expect(closed()).toBe(0)
})

test('a locked page stays in its project', async () => {
  const locked = book.map((line) => ({ ...line, editMode: 'LOCKED' as const }))
  api.says(listPages, { items: locked })
  await open()
  expect(screen.getAllByRole('option')).toHaveLength(1)
  expect(api.asked(listProjects)).toHaveLength(0)
})

test('copies with what is below, or without', async () => {
  await open({ act: 'copy' })
  expect(places()).toContain('tide')
  fireEvent.click(screen.getByRole('checkbox', { name: 'With the page below it' }))
  go('Copy here')
  await waitFor(() => expect(api.asked(copyPage)).toHaveLength(1))
  expect(api.asked(copyPage)[0]?.body).toEqual({
    to: { projectId: here.id, parentId: null },
    withSubpages: false,
  })
})

test('who writes nowhere is told what to do', async () => {
  api.says(listProjects, { items: [readsOnly], nextCursor: null })
  show(<PlaceDialog act="copy" project={readsOnly} ids={idsOf(book, 'tide')} onClose={() => {}} />)
  await screen.findByText(/no project you may write in/)
})

test('a search finds places by their titles', async () => {
  await open()
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search the pages' }), {
    target: { value: 'INL' },
  })
  expect(places()).toEqual(['At the top of “The Salt Road”', 'inland'])
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'nowhere' } })
  expect(screen.getByText('No page is called that.')).toBeTruthy()
})
