import { createPage } from '@chapterhouse/shared/pages/contract'
import { importProject } from '@chapterhouse/shared/pages/transfer'
import {
  createProject,
  deleteProject,
  listProjects,
  undeleteProject,
} from '@chapterhouse/shared/projects/contract'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { aPage, aProject } from '../../testing/things.ts'
import { HomeScreen } from './home-screen.tsx'

const list = (...items: ReturnType<typeof aProject>[]) => ({ items, nextCursor: null })

test('with nothing yet there is one thing to do, and the caret is in it', async () => {
  fakeApi().says(listProjects, list())
  show(<HomeScreen />)
  await screen.findByText('Welcome, Ada.')
  expect(document.activeElement).toBe(screen.getByLabelText('Name of the new project'))
})

test('one line leads to an empty page to write in', async () => {
  const api = fakeApi()
  const project = aProject()
  const page = aPage({ projectId: project.id })
  api.says(listProjects, list())
  api.says(createProject, project)
  api.says(createPage, page)
  const { address } = show(<HomeScreen />)
  const field = await screen.findByLabelText('Name of the new project')
  fireEvent.change(field, { target: { value: 'The Salt Road' } })
  fireEvent.click(screen.getByRole('button', { name: 'Start writing' }))
  await waitFor(() => expect(address()).toBe(`/p/${page.id}`))
  expect(api.asked(createProject)[0]?.body).toEqual({ kind: 'WRITING', title: 'The Salt Road' })
  expect(api.asked(createPage)[0]?.path).toBe(`/projects/${project.id}/pages`)
})

test('the name can come later', async () => {
  const api = fakeApi()
  api.says(listProjects, list())
  api.says(createProject, aProject())
  api.says(createPage, aPage())
  show(<HomeScreen />)
  fireEvent.click(await screen.findByRole('button', { name: 'Start writing' }))
  await waitFor(() => expect(api.asked(createProject)).toHaveLength(1))
  expect(api.asked(createProject)[0]?.body).toMatchObject({ title: 'Untitled project' })
})

test('a project that could not be made says so and keeps the name', async () => {
  const api = fakeApi()
  api.says(listProjects, list())
  api.refuses(createProject, 'unavailable')
  const { address } = show(<HomeScreen />)
  const field = await screen.findByLabelText<HTMLInputElement>('Name of the new project')
  fireEvent.change(field, { target: { value: 'The Salt Road' } })
  fireEvent.click(screen.getByRole('button', { name: 'Start writing' }))
  await screen.findByText(/database cannot be reached/)
  expect(field.value).toBe('The Salt Road')
  expect(address()).toBe('/')
})

test('projects say how much is in them and who else is', async () => {
  const project = aProject({ pageCount: 7, memberCount: 4, role: 'REVIEWER' })
  fakeApi().says(listProjects, list(project))
  show(<HomeScreen />)
  await screen.findByText('7 pages · 4 people · Reviewer')
  expect(screen.getByRole('link', { name: project.title }).getAttribute('href')).toBe(
    `/projects/${project.id}`,
  )
})

const imported = (remarks: string[] = []) => {
  const project = aProject({ title: 'Salt', pageCount: 12 })
  const pages = Array.from({ length: 12 }, () => ({ id: aPage().id, parentId: null, title: 'x' }))
  return { ...project, imported: { pages, pictures: 3, remarks } }
}
const choose = async (...names: string[]) => {
  const files = names.map((name) => new File(['PK'], name))
  fireEvent.change(await screen.findByLabelText('Import a project'), { target: { files } })
}

test('a zip becomes a project, and opens', async () => {
  const api = fakeApi()
  const reply = imported()
  api.says(listProjects, list())
  api.says(importProject, reply)
  const { address } = show(<HomeScreen />)
  await choose('salt.zip')
  await waitFor(() => expect(address()).toBe(`/projects/${reply.id}`))
})

test('what was simplified in it is read before it opens', async () => {
  const api = fakeApi()
  const reply = imported(['Comments are left out.'])
  api.says(listProjects, list(aProject()))
  api.says(importProject, reply)
  const { address } = show(<HomeScreen />)
  await choose('salt.zip')
  await screen.findByText('12 pages and 3 pictures in a new project')
  screen.getByText('Comments are left out.')
  expect(address()).toBe('/')
  fireEvent.click(screen.getByRole('button', { name: 'Good' }))
  await waitFor(() => expect(address()).toBe(`/projects/${reply.id}`))
})

test('a zip nobody can read is told, and nothing is left behind', async () => {
  const api = fakeApi()
  api.says(listProjects, list())
  api.refuses(importProject, 'unreadable', { detail: 'The file is no zip, or it is damaged' })
  const { address } = show(<HomeScreen />)
  await choose('salt.zip')
  await screen.findByText(/The file is no zip, or it is damaged/)
  expect(address()).toBe('/')
})

test('a file of another kind is refused before anything is sent', async () => {
  const api = fakeApi()
  api.says(listProjects, list())
  show(<HomeScreen />)
  await choose('fine.zip', 'x.pdf')
  await screen.findByText(/“x.pdf” is no Word, HTML, Markdown or text file/)
  expect(api.asked(importProject)).toHaveLength(0)
})

test('a deleted project can be brought back', async () => {
  const api = fakeApi()
  const project = aProject()
  api.says(listProjects, list(project))
  api.says(deleteProject, {})
  api.says(undeleteProject, project)
  show(<HomeScreen />)
  fireEvent.click(await screen.findByRole('button', { name: `Move ${project.title} to the trash` }))
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(api.asked(undeleteProject)).toHaveLength(1))
})

test('who may not delete a project is not offered to', async () => {
  const can = { write: true, manage: false, delete: false }
  fakeApi().says(listProjects, list(aProject({ can })))
  show(<HomeScreen />)
  await screen.findByRole('link', { name: 'The Salt Road' })
  expect(screen.queryByRole('button', { name: /to the trash/ })).toBeNull()
})

test('a long list comes in parts', async () => {
  const api = fakeApi()
  const [one, two] = [aProject({ title: 'One' }), aProject({ title: 'Two' })]
  api.says(listProjects, ({ query }: { query: { cursor?: string } }) =>
    query.cursor ? list(two) : { items: [one], nextCursor: 'more' },
  )
  show(<HomeScreen />)
  fireEvent.click(await screen.findByRole('button', { name: 'Show more' }))
  await screen.findByRole('link', { name: 'Two' })
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull()
})
