import { getDoorway, signIn, signUp } from '@chapterhouse/shared/auth/contract'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { meKey } from '../kernel/query-client.ts'
import { fakeApi } from '../testing/fake-api.ts'
import { show } from '../testing/show.tsx'
import { aMe } from '../testing/things.ts'
import { safeNext } from './api.ts'
import { SignInScreen } from './sign-in-screen.tsx'
import { SignUpScreen } from './sign-up-screen.tsx'
import { WelcomeScreen } from './welcome-screen.tsx'

const ada = aMe()

const house = (firstRun: boolean, more = {}) => {
  const api = fakeApi()
  api.says(getDoorway, {
    firstRun,
    setupCodeNeeded: false,
    signUp: 'open',
    sendsMail: true,
    providers: [],
    ...more,
  })
  api.says(signUp, { user: ada })
  api.says(signIn, { user: ada })
  return api
}

const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

test('the first visitor makes the first account and is in', async () => {
  const api = house(true)
  const { client, address } = show(<WelcomeScreen />, { at: '/welcome' })
  await screen.findByLabelText('Your name')
  expect(screen.queryByLabelText('Set-up code')).toBeNull()
  fill('Your name', 'Ada Lovelace')
  fill('E-mail address', 'ada@example.org')
  fill('Password', 'a quiet analytical engine')
  fireEvent.click(screen.getByRole('button', { name: 'Create the first account' }))
  await waitFor(() => expect(address()).toBe('/'))
  expect(client.getQueryData(meKey)).toEqual(ada)
  expect(api.asked(signUp)).toHaveLength(1)
})

test('on a house that listens to the network the first account needs the set-up code', async () => {
  const api = house(true, { setupCodeNeeded: true })
  api.refuses(signUp, 'setup_code_needed')
  show(<WelcomeScreen />, { at: '/welcome' })
  await screen.findByLabelText('Set-up code')
  fill('Your name', 'Ada')
  fill('E-mail address', 'ada@example.org')
  fill('Password', 'a quiet analytical engine')
  fireEvent.click(screen.getByRole('button', { name: 'Create the first account' }))
  await screen.findByText('You find it where Chapterhouse was started.')
})

test('the link that the start command prints brings the set-up code along', async () => {
  const api = house(true, { setupCodeNeeded: true })
  show(<WelcomeScreen />, { at: '/welcome#setup-code=ABCD-EFGH', path: '/welcome' })
  await screen.findByDisplayValue('ABCD-EFGH')
  fill('Your name', 'Ada')
  fill('E-mail address', 'ada@example.org')
  fill('Password', 'a quiet analytical engine')
  fireEvent.click(screen.getByRole('button', { name: 'Create the first account' }))
  await waitFor(() =>
    expect(api.asked(signUp)).toEqual([
      expect.objectContaining({ body: expect.objectContaining({ setupCode: 'ABCD-EFGH' }) }),
    ]),
  )
})

test('a house with accounts has no welcome', async () => {
  house(false)
  const { address } = show(<WelcomeScreen />, { at: '/welcome' })
  await waitFor(() => expect(address()).toBe('/sign-in'))
})

test('nobody signs in to a house without accounts: there the first one is made', async () => {
  house(true)
  const { address } = show(<SignInScreen />, { at: '/sign-in' })
  await waitFor(() => expect(address()).toBe('/welcome'))
})

test('signing in leads to where one wanted to go', async () => {
  house(false)
  const { address } = show(<SignInScreen />, { at: '/sign-in?next=%2Fp%2F1' })
  fill('E-mail address', 'ada@example.org')
  fill('Password', 'a quiet analytical engine')
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  await waitFor(() => expect(address()).toBe('/p/1'))
})

test('a wrong password is said without saying which of the two was wrong', async () => {
  house(false).refuses(signIn, 'wrong_credentials')
  show(<SignInScreen />, { at: '/sign-in' })
  fill('E-mail address', 'ada@example.org')
  fill('Password', 'wrong')
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Check both')
  expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('wrong')
})

test.each([
  ['invited', /invitation link you were given/],
  ['closed', /creates the accounts here/],
])('a house whose sign-up is %s says how one gets in', async (signUpMode, words) => {
  house(false, { signUp: signUpMode })
  show(<SignUpScreen />, { at: '/sign-up' })
  await screen.findByText(words)
  expect(screen.queryByLabelText('Password')).toBeNull()
})

test.each([
  ['/p/1', '/p/1'],
  [null, '/'],
  ['https://evil.test', '/'],
  ['//evil.test', '/'],
  ['/\\evil.test', '/'],
  ['javascript:alert(1)', '/'],
])('%j leads to %s', (next, path) => {
  expect(safeNext(next)).toBe(path)
})
