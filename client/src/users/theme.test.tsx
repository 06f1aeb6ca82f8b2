import { signOut } from '@chapterhouse/shared/auth/sign-out'
import { changeMe, getMe, type Me } from '@chapterhouse/shared/users/contract'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { MemoryRouter, Route, Routes } from 'react-router'
import { beforeEach, expect, test, vi } from 'vitest'
import { Inside, Lobby } from '../app/frames.tsx'
import { Providers } from '../app/providers.tsx'
import { makeQueryClient, meKey } from '../kernel/query-client.ts'
import { reach } from '../kernel/reach.ts'
import { type FakeApi, fakeApi } from '../testing/fake-api.ts'
import { aMe } from '../testing/things.ts'
import { Toasts } from '../ui/toasts.tsx'
import { themeWish } from './theme-wish.ts'

const ada = aMe({ theme: 'light' })
const dark: Me = { ...ada, theme: 'dark' }
const unanswered = () => new Promise<never>(() => {})
let api: FakeApi

beforeEach(() => {
  api = fakeApi()
  api.says(getMe, ada)
})

/** Opens the house anew, as a reload does. */
const start = async () => {
  cleanup()
  delete document.documentElement.dataset.theme
  const client = makeQueryClient()
  render(
    <Providers client={client}>
      <MemoryRouter>
        <Routes>
          <Route element={<Inside />}>
            <Route element={<Lobby />}>
              <Route path="/" element={<p>the house</p>} />
            </Route>
          </Route>
          <Route path="/sign-in" element={<p>the door</p>} />
        </Routes>
        <Toasts />
      </MemoryRouter>
    </Providers>,
  )
  await screen.findByText('the house')
  return client
}

const menu = async (role: string, name: string) => {
  fireEvent.click(screen.getByRole('button', { name: /^Account of/ }))
  return screen.findByRole(role, { name, hidden: true })
}
const choose = async (name: string) => fireEvent.click(await menu('menuitemcheckbox', name))
const untilShown = (theme: Me['theme']) => waitFor(() => expect(shown()).toBe(theme))
const shown = () => document.documentElement.dataset.theme ?? 'system'
const sent = () => api.asked(changeMe).map(({ body }) => (body as Pick<Me, 'theme'>).theme)

test('a theme is shown at once, and repeated before the first paint of the next start', async () => {
  api.says(changeMe, dark)
  await start()
  await choose('Dark')
  await untilShown('dark')
  expect(localStorage.getItem('chapterhouse.theme')).toBe('dark')
  await waitFor(() => expect(themeWish.of(ada)).toBeNull())
  expect(shown()).toBe('dark')
})

test('a theme that was not confirmed wins over the older answer, and is sent again', async () => {
  api.says(changeMe, unanswered)
  await start()
  await choose('Dark')
  api.says(changeMe, dark)
  const client = await start()
  await waitFor(() => expect(sent()).toEqual(['dark', 'dark']))
  await waitFor(() => expect(themeWish.of(ada)).toBeNull())
  expect([shown(), client.getQueryData<Me>(meKey)?.theme]).toEqual(['dark', 'dark'])
  const choice = await menu('menuitemcheckbox', 'Dark')
  expect(choice.getAttribute('aria-checked')).toBe('true')
})

test('a confirmed theme is not undone by an answer that was on its way', async () => {
  let late = (_me: Me) => {}
  api.says(changeMe, dark)
  const client = await start()
  api.says(getMe, () => new Promise<Me>((give) => (late = give)))
  void client.refetchQueries({ queryKey: meKey })
  await choose('Dark')
  await waitFor(() => expect(themeWish.of(ada)).toBeNull())
  await untilShown('dark')
  await act(async () => late(ada))
  expect([shown(), client.getQueryData<Me>(meKey)?.theme]).toEqual(['dark', 'dark'])
})

test('a theme that the api refuses is taken back and forgotten', async () => {
  api.refuses(changeMe, 'forbidden')
  await start()
  await choose('Dark')
  await screen.findByText(/You may not do that here/)
  await untilShown('light')
  expect(themeWish.of(ada)).toBeNull()
})

test('a theme chosen without a server stays, silently, and is sent when it is back', async () => {
  api.says(changeMe, dark)
  await start()
  api.goesAway()
  await choose('Dark')
  await waitFor(() => expect(reach.get()).not.toBe('here'))
  await untilShown('dark')
  expect(screen.queryByText(/cannot be reached/)).toBeNull()
  api.comesBack()
  act(() => reach.heard())
  await waitFor(() => expect(sent()).toEqual(['dark']))
  await waitFor(() => expect(themeWish.of(ada)).toBeNull())
  expect(shown()).toBe('dark')
})

test('of two choices the later arrives last', async () => {
  let first = (_me: Me) => {}
  api.says(changeMe, () => new Promise<Me>((give) => (first = give)))
  await start()
  await choose('Dark')
  await waitFor(() => expect(sent()).toEqual(['dark']))
  api.says(changeMe, { ...ada, theme: 'system' })
  await choose('As the system')
  expect(sent()).toEqual(['dark'])
  await act(async () => first(dark))
  await waitFor(() => expect(sent()).toEqual(['dark', 'system']))
  await waitFor(() => expect(themeWish.of(ada)).toBeNull())
  await untilShown('system')
})

test('the next person on this browser gets their own theme, and sends nobody else’s', async () => {
  const bob = aMe({ displayName: 'Bob', theme: 'light' })
  themeWish.make(dark)
  localStorage.setItem('chapterhouse.theme', 'dark')
  api.says(getMe, bob)
  await start()
  await untilShown('light')
  expect(sent()).toEqual([])
})

test('who signs out leaves no theme behind', async () => {
  api.says(changeMe, unanswered)
  await start()
  await choose('Dark')
  api.says(signOut, {})
  fireEvent.click(await menu('menuitem', 'Sign out'))
  await screen.findByText('the door')
  expect([shown(), localStorage.getItem('chapterhouse.theme')]).toEqual(['system', null])
  expect(themeWish.of(ada)).toBeNull()
})

test('a browser whose storage is blocked remembers a choice until the next load', () => {
  const blocked = () => {
    throw new DOMException('blocked', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: blocked, setItem: blocked, removeItem: blocked })
  themeWish.make(dark)
  expect(themeWish.of(ada)).toEqual({ id: ada.id, theme: 'dark' })
  themeWish.forget({ id: ada.id, theme: 'light' })
  expect(themeWish.of(ada)).not.toBeNull()
  themeWish.forget(dark)
  expect(themeWish.of(ada)).toBeNull()
  vi.unstubAllGlobals()
})

test('what is no choice of ours is none', () => {
  for (const text of ['{', '{"id":1}', JSON.stringify({ id: ada.id, theme: 'pink' })]) {
    localStorage.setItem('chapterhouse.theme-wish', text)
    expect(themeWish.of(ada)).toBeNull()
  }
})
