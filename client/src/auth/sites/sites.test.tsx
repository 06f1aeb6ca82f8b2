import { getDoorway } from '@chapterhouse/shared/auth/contract'
import { getWays } from '@chapterhouse/shared/auth/factors'
import { finishProvider, startProvider, unlinkProvider } from '@chapterhouse/shared/auth/provider'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { aDoorway, aMe, someWays } from '../../testing/things.ts'
import { SignInScreen } from '../sign-in-screen.tsx'
import { ReturnScreen } from './return-screen.tsx'
import { setOut } from './set-out.ts'
import { SitesSection } from './sites-section.tsx'

const github = { id: 'github', name: 'GitHub' } as const
const school = { id: 'openid', name: 'The university' } as const
const account = {
  id: '0190a1b2-c3d4-7e5f-8a6b-000000000001',
  provider: 'github' as const,
  email: 'ada@example.org',
  createdAt: '2026-11-20T12:00:00.000Z',
}

const house = (ways = {}) => {
  const api = fakeApi()
  api.says(getDoorway, aDoorway({ providers: [school, github] }))
  api.says(getWays, someWays(ways))
  api.says(startProvider, { url: 'https://other.example/authorize' })
  return api
}
const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }))

test('the door shows the sites this house knows, and goes there', async () => {
  const api = house()
  const assign = vi.spyOn(location, 'assign').mockImplementation(() => {})
  show(<SignInScreen />, { at: '/sign-in?next=%2Fp%2F1' })
  await screen.findByRole('button', { name: 'Continue with The university' })
  await press('Continue with GitHub')
  await waitFor(() => expect(assign).toHaveBeenCalledWith('https://other.example/authorize'))
  expect(api.asked(startProvider)[0]?.body).toEqual({ intent: 'sign-in', next: '/p/1' })
  assign.mockRestore()
})

test('a house that knows none shows none', async () => {
  const api = house()
  api.says(getDoorway, aDoorway())
  show(<SignInScreen />, { at: '/sign-in' })
  await screen.findByText('New here?', { exact: false })
  expect(screen.queryByRole('button', { name: /Continue with/ })).toBeNull()
})

const comesBack = (at = '/sign-in/github?code=c&state=s') =>
  show(<ReturnScreen />, { at, path: '/sign-in/:site' })

test('who comes back is in, where they were going', async () => {
  const api = house()
  await setOut('github', { intent: 'sign-in', next: '/p/1' }, () => {})
  api.says(finishProvider, { user: aMe(), intent: 'sign-in', next: '/p/1' })
  const { address } = comesBack()
  await waitFor(() => expect(address()).toBe('/p/1'))
  expect(api.asked(finishProvider)).toHaveLength(1)
  expect(api.asked(finishProvider)[0]?.body).toEqual({ code: 'c', state: 's' })
})

test('who has a second step goes on to it, and does not forget where to', async () => {
  const api = house()
  await setOut('github', { intent: 'sign-in', next: '/p/1' }, () => {})
  api.refuses(finishProvider, 'second_step_needed')
  const { address } = comesBack()
  await waitFor(() => expect(address()).toBe('/sign-in/step?next=%2Fp%2F1'))
})

test('who is not let in reads why, and finds the way back', async () => {
  const api = house()
  const detail = 'Sign in with your password, then link the account in your settings'
  api.refuses(finishProvider, 'not_linked', { detail })
  comesBack('/sign-in/github?error=access_denied&state=s')
  await screen.findByText(detail)
  expect(screen.getByRole('link', { name: 'Back to sign in' }).getAttribute('href')).toBe(
    '/sign-in',
  )
  expect(api.asked(finishProvider)[0]?.body).toEqual({ error: 'access_denied', state: 's' })
})

test('accounts elsewhere are linked and unlinked', async () => {
  const api = house({ accounts: [account] })
  const assign = vi.spyOn(location, 'assign').mockImplementation(() => {})
  show(<SitesSection />, { at: '/account' })
  await screen.findByText(/^ada@example.org, since/)
  await press('Connect The university')
  await waitFor(() => expect(assign).toHaveBeenCalled())
  expect(api.asked(startProvider)[0]?.body).toEqual({ intent: 'link', next: '/account' })
  api.says(unlinkProvider, {})
  api.says(getWays, someWays())
  await press('Disconnect GitHub')
  await screen.findByRole('button', { name: 'Connect GitHub' })
  assign.mockRestore()
})

test('the last way in is not unlinked, and says what to do', async () => {
  const api = house({ password: false, accounts: [account] })
  api.refuses(unlinkProvider, 'last_way_in')
  show(<SitesSection />, { at: '/account' })
  await press('Disconnect GitHub')
  await screen.findByText(/Set a password first/)
})
