import { uploadAvatar } from '@chapterhouse/shared/assets/avatar'
import {
  changePassword,
  endSession,
  getDoorway,
  listSessions,
} from '@chapterhouse/shared/auth/contract'
import { deviceOf } from '@chapterhouse/shared/auth/device'
import { getWays } from '@chapterhouse/shared/auth/factors'
import { listKeys } from '@chapterhouse/shared/auth/keys'
import { changeMe } from '@chapterhouse/shared/users/contract'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { meKey } from '../kernel/query-client.ts'
import { fakeApi } from '../testing/fake-api.ts'
import { show } from '../testing/show.tsx'
import { aDoorway, aMe, someWays } from '../testing/things.ts'
import { AccountScreen } from './account-screen.tsx'

const agent = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'
const time = '2026-11-20T12:00:00.000Z'
const here = {
  id: '0'.repeat(16),
  current: true,
  userAgent: null,
  lastSeenAt: time,
  createdAt: time,
  method: 'password',
  second: null,
}
const other = { ...here, id: '1'.repeat(16), current: false, userAgent: agent, second: 'totp' }

const open = (ways = {}) => {
  const api = fakeApi()
  const me = aMe()
  api.says(listSessions, { items: [here, other] })
  api.says(listKeys, { items: [] })
  api.says(getWays, someWays(ways))
  api.says(getDoorway, aDoorway())
  return { api, me, ...show(<AccountScreen />, { at: '/account', me }) }
}

const form = (name: string) => within(screen.getByRole('form', { name }))

test('a new name is saved and known at once', async () => {
  const { api, me, client } = open()
  api.says(changeMe, { ...me, displayName: 'Ada King' })
  const name = form('Profile').getByLabelText('Your name')
  fireEvent.change(name, { target: { value: 'Ada King' } })
  fireEvent.click(form('Profile').getByRole('button', { name: 'Save' }))
  await screen.findByText('Profile saved')
  expect(api.asked(changeMe)[0]?.body).toMatchObject({ displayName: 'Ada King' })
  expect(client.getQueryData(meKey)).toMatchObject({ displayName: 'Ada King' })
})

test('a few words about oneself are saved, and taken away by nothing', async () => {
  const { api, me } = open()
  api.says(changeMe, me)
  const about = form('Profile').getByLabelText('About you')
  fireEvent.change(about, { target: { value: 'Keeper of the lamp' } })
  fireEvent.click(form('Profile').getByRole('button', { name: 'Save' }))
  await screen.findByText('Profile saved')
  expect(api.asked(changeMe)[0]?.body).toMatchObject({ bio: 'Keeper of the lamp' })
  fireEvent.change(about, { target: { value: '' } })
  fireEvent.click(form('Profile').getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(api.asked(changeMe)[1]?.body).toMatchObject({ bio: null }))
})

test('a file that is no picture is not sent', async () => {
  const { api } = open()
  const files = [new File(['words'], 'notes.txt', { type: 'text/plain' })]
  fireEvent.change(screen.getByLabelText('Picture of you'), { target: { files } })
  await screen.findByText(/Pictures may be PNG/)
  expect(api.asked(uploadAvatar)).toHaveLength(0)
})

test('visited pages are forgotten sooner, or not at all', async () => {
  const { api, me } = open()
  api.says(changeMe, me)
  const span = screen.getByLabelText('How long visited pages are remembered')
  fireEvent.change(span, { target: { value: '7' } })
  await waitFor(() =>
    expect(api.asked(changeMe)[0]?.body).toEqual({ settings: { historyDays: 7 } }),
  )
  fireEvent.change(span, { target: { value: 'always' } })
  await waitFor(() =>
    expect(api.asked(changeMe)[1]?.body).toEqual({ settings: { historyDays: null } }),
  )
})

const typePassword = (next: string) => {
  const password = form('Password')
  fireEvent.change(password.getByLabelText('New password'), { target: { value: next } })
  fireEvent.click(password.getByRole('button', { name: 'Change password' }))
}

test('a changed password empties the fields and says what it did elsewhere', async () => {
  const { api } = open()
  api.says(changePassword, {})
  typePassword('a loud difference engine')
  await screen.findByText(/Other devices have to sign in again/)
  expect(form('Password').getByLabelText<HTMLInputElement>('New password').value).toBe('')
})

test('a weak password is refused with a way on', async () => {
  const { api } = open()
  api.refuses(changePassword, 'weak_password')
  typePassword('passwordpassword')
  await screen.findByText('Choose one that is longer or less common.')
})

test('a device can be signed out, the present one only by signing out', async () => {
  const { api } = open()
  api.says(endSession, {})
  const button = await screen.findByRole('button', { name: 'Sign out Firefox on Windows' })
  api.says(listSessions, { items: [here] })
  fireEvent.click(button)
  await waitFor(() => expect(screen.queryByText('Firefox on Windows')).toBeNull())
  expect(api.asked(endSession)[0]?.path).toBe(`/auth/sessions/${other.id}`)
  expect(screen.queryByRole('button', { name: /^Sign out/ })).toBeNull()
})

test('each device says how somebody came in there', async () => {
  open()
  await screen.findByText('This device, now, signed in by password')
  await screen.findByText(/signed in by password, then a code$/)
})

test('who has no password sets one', async () => {
  const { api } = open({ password: false })
  api.says(changePassword, {})
  await screen.findByRole('button', { name: 'Set a password' })
  fireEvent.change(form('Password').getByLabelText('New password'), {
    target: { value: 'a loud difference engine' },
  })
  fireEvent.click(screen.getByRole('button', { name: 'Set a password' }))
  await screen.findByText('Password set.')
})

const safari =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1'

test.each([
  [agent, 'Firefox on Windows'],
  [safari, 'Safari on iPhone'],
  ['Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36', 'Chrome on Linux'],
  ['Mozilla/5.0 (Macintosh; Mac OS X) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge on Mac'],
  ['curl/8.5', 'Unknown device'],
  [null, 'Unknown device'],
])('%s is %s', (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device)
})

test('each part of the account is one press away', async () => {
  open()
  const parts = within(screen.getByRole('navigation', { name: 'Parts of the account' }))
  const links = parts.getAllByRole<HTMLAnchorElement>('link')
  expect(links.length).toBeGreaterThan(8)
  for (const link of links) {
    const section = screen.getByRole('region', { name: link.textContent ?? '' })
    expect(link.hash).toBe(`#${section.id}`)
  }
  const named = [...document.querySelectorAll('section[id]')].map((one) => `#${one.id}`)
  expect(named.sort()).toEqual(links.map(({ hash }) => hash).sort())
})
