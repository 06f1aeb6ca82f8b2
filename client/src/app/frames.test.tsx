import { signOut } from '@chapterhouse/shared/auth/sign-out'
import { listPages } from '@chapterhouse/shared/pages/contract'
import { getProject, listMembers } from '@chapterhouse/shared/projects/contract'
import { changeMe, getMe } from '@chapterhouse/shared/users/contract'
import { dehydrate, hydrate } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter, Route, Routes } from 'react-router'
import { beforeEach, expect, test, vi } from 'vitest'
import { makeQueryClient, meKey } from '../kernel/query-client.ts'
import { reach } from '../kernel/reach.ts'
import { type FakeApi, fakeApi } from '../testing/fake-api.ts'
import { show } from '../testing/show.tsx'
import { aMe, aProject, outline } from '../testing/things.ts'
import { Inside, Lobby } from './frames.tsx'
import { ProjectFrame } from './project-frame.tsx'
import { Providers } from './providers.tsx'
import { ReachBanner } from './reach-banner.tsx'
import { SafetyNet } from './safety-net.tsx'

const me = aMe()
let api: FakeApi

beforeEach(() => {
  api = fakeApi()
  api.says(getMe, me)
})

/** A house with one room, a door, and nothing else. */
const enter = (client = makeQueryClient()) => {
  render(
    <Providers client={client}>
      <MemoryRouter initialEntries={['/p/1?show=people']}>
        <Routes>
          <Route element={<Inside />}>
            <Route element={<Lobby />}>
              <Route path="/p/1" element={<p>the page</p>} />
            </Route>
          </Route>
          <Route path="/sign-in" element={<p>the door</p>} />
        </Routes>
      </MemoryRouter>
    </Providers>,
  )
  return client
}

test('who is signed in comes in', async () => {
  enter()
  await screen.findByText('the page')
  screen.getByRole('button', { name: `Account of ${me.displayName}` })
})

test('who is not goes to the door', async () => {
  api.refuses(getMe, 'unauthenticated')
  enter()
  await screen.findByText('the door')
})

test('who was here before comes in without a server', async () => {
  api.goesAway()
  const client = makeQueryClient()
  client.setQueryData(meKey, me)
  enter(client)
  await screen.findByText('the page')
})

test('who was here before comes in late when the storage is slow to tell', async () => {
  api.goesAway()
  const before = makeQueryClient()
  before.setQueryData(meKey, me)
  const client = enter()
  await screen.findByText('Nobody answers')
  act(() => hydrate(client, dehydrate(before)))
  await screen.findByText('the page')
})

test('a stranger without a server is told so, and can try again', async () => {
  api.goesAway()
  enter()
  await screen.findByText('The server cannot be reached')
  api.comesBack()
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  await screen.findByText('the page')
})

test('a session that ended elsewhere leads to the door, whichever question found out', async () => {
  const client = enter()
  await screen.findByText('the page')
  api.refuses(changeMe, 'unauthenticated')
  fireEvent.click(screen.getByRole('button', { name: /^Account of/ }))
  fireEvent.click(await screen.findByRole('menuitemcheckbox', { name: 'Dark', hidden: true }))
  await screen.findByText('the door')
  expect(client.getQueryData(meKey)).toBeNull()
})

test('signing out leads to the door', async () => {
  enter()
  await screen.findByText('the page')
  api.says(signOut, {})
  fireEvent.click(screen.getByRole('button', { name: /^Account of/ }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Sign out', hidden: true }))
  await screen.findByText('the door')
})

test('the banner says what being away means for the words, and looks again when told to', async () => {
  api.goesAway()
  show(<ReachBanner />)
  act(() => reach.lost())
  await screen.findByText(/kept on this device/)
  vi.stubGlobal('fetch', async () => new Response('{}'))
  fireEvent.click(screen.getByRole('button', { name: 'Try now' }))
  await waitFor(() => expect(screen.queryByText(/kept on this device/)).toBeNull())
})

const project = aProject()
const openProject = () =>
  show(<ProjectFrame />, { me, at: `/projects/${project.id}`, path: '/projects/:projectId' })

test('a project has its tree at the side and people one click away', async () => {
  api.says(getProject, project)
  api.says(listPages, { items: outline('harbour', project) })
  api.says(listMembers, { items: [], invitations: [] })
  const { address } = openProject()
  await screen.findByRole('treeitem', { name: 'harbour' })
  fireEvent.click(screen.getByRole('button', { name: 'Invite' }))
  expect(address()).toBe(`/projects/${project.id}?show=people`)
})

test('the sidebar is folded away and stays so', async () => {
  api.says(getProject, project)
  api.says(listPages, { items: outline('harbour', project) })
  openProject()
  fireEvent.click(await screen.findByRole('button', { name: 'Hide the sidebar' }))
  expect(screen.queryByRole('tree')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Show the sidebar' }))
  await screen.findByRole('tree')
})

test('a project one may not know of is not there', async () => {
  api.refuses(getProject, 'not_found')
  openProject()
  await screen.findByText('There is nothing here for you')
})

test('who is removed while the project is on screen sees nothing of it any more', async () => {
  api.says(getProject, project)
  api.says(listPages, { items: outline('harbour', project) })
  const { client } = openProject()
  await screen.findByRole('treeitem', { name: 'harbour' })
  api.refuses(getProject, 'not_found')
  await act(() => client.refetchQueries({ queryKey: ['project', project.id] }))
  await screen.findByText('There is nothing here for you')
  expect(screen.queryByRole('treeitem')).toBeNull()
})

test('a server that is away takes nothing from the screen', async () => {
  api.says(getProject, project)
  api.says(listPages, { items: outline('harbour', project) })
  const { client } = openProject()
  await screen.findByRole('treeitem', { name: 'harbour' })
  api.goesAway()
  await act(() => client.refetchQueries())
  screen.getByRole('treeitem', { name: 'harbour' })
})

const Fails = ({ now }: { readonly now: boolean }) => {
  if (now) throw new Error('broken')
  return <p>all is well</p>
}

test('a screen that fails leaves the house standing, and another screen opens', () => {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {})
  const net = (at: string, now: boolean) => (
    <MemoryRouter>
      <SafetyNet resetOn={at}>
        <Fails now={now} />
      </SafetyNet>
    </MemoryRouter>
  )
  const { rerender } = render(net('/a', true))
  screen.getByText('This screen failed')
  rerender(net('/a', false))
  screen.getByText('This screen failed')
  rerender(net('/b', false))
  screen.getByText('all is well')
  quiet.mockRestore()
})
