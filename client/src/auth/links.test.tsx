import { getDoorway } from '@chapterhouse/shared/auth/contract'
import * as links from '@chapterhouse/shared/auth/links'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeApi } from '../testing/fake-api.ts'
import { show } from '../testing/show.tsx'
import { aMe } from '../testing/things.ts'
import { EmailSection } from './email-section.tsx'
import { ForgotPasswordScreen, SignInLinkScreen } from './links/ask-screens.tsx'
import { ConfirmEmailScreen, NewEmailScreen, TakeBackEmailScreen } from './links/link-screens.tsx'
import { NewPasswordScreen } from './links/new-password-screen.tsx'

const house = (sendsMail = true) => {
  const api = fakeApi()
  api.says(getDoorway, {
    firstRun: false,
    setupCodeNeeded: false,
    signUp: 'open',
    sendsMail,
    providers: [],
  })
  return api
}
const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const spent = 'This link is not good any more'

test('who forgot their password is sent a link, and told no more than that', async () => {
  const api = house()
  api.says(links.askReset, {})
  show(<ForgotPasswordScreen />, { at: '/forgot-password' })
  fill('E-mail address', ' Ada@Example.org')
  press('Send me a link')
  await screen.findByText('If ada@example.org has an account here, a link is on its way')
  expect(api.asked(links.askReset)[0]?.body).toEqual({ email: 'ada@example.org' })
  expect(screen.queryByText('This server sends no mail')).toBeNull()
})

test('where no mail leaves the house it says whom to ask', async () => {
  const api = house(false)
  api.says(links.askReset, {})
  show(<ForgotPasswordScreen />, { at: '/forgot-password' })
  fill('E-mail address', 'ada@example.org')
  press('Send me a link')
  await screen.findByText('This server sends no mail')
})

test('an address that is none is not sent', async () => {
  const api = house()
  show(<ForgotPasswordScreen />, { at: '/forgot-password' })
  fill('E-mail address', 'ada')
  press('Send me a link')
  await screen.findByText('This does not look like an e-mail address.')
  expect(api.asked(links.askReset)).toEqual([])
})

test('a link to sign in waits for a press, then lets in', async () => {
  const api = house()
  api.says(links.signInByLink, { user: aMe() })
  const { address } = show(<SignInLinkScreen />, {
    at: '/sign-in-link#t0ken',
    path: '/sign-in-link',
  })
  expect(api.asked(links.signInByLink)).toEqual([])
  press('Sign in')
  await waitFor(() => expect(address()).toBe('/'))
  expect(api.asked(links.signInByLink)[0]?.body).toEqual({ token: 't0ken' })
})

test('without its end the link asks for a new one', async () => {
  house()
  show(<SignInLinkScreen />, { at: '/sign-in-link' })
  await screen.findByRole('button', { name: 'Send me a link' })
})

test.each([
  ['/confirm-email', ConfirmEmailScreen, links.confirmEmail, 'Confirm this address'],
  ['/new-email', NewEmailScreen, links.confirmNewEmail, 'Use this address'],
  ['/take-back-email', TakeBackEmailScreen, links.takeBackEmail, 'Take it back'],
] as const)(
  '%s acts once it is pressed, and says so when the link is spent',
  async (...[path, Screen, question, name]) => {
    const api = house()
    api.refuses(question, 'gone')
    show(<Screen />, { at: `${path}#t0ken`, path })
    expect(api.asked(question)).toEqual([])
    press(name)
    await screen.findByText(spent)
    expect(api.asked(question)[0]?.body).toEqual({ token: 't0ken' })
  },
)

test('an address that was taken meanwhile is told', async () => {
  const api = house()
  api.refuses(links.confirmNewEmail, 'address_taken')
  show(<NewEmailScreen />, { at: '/new-email#t0ken', path: '/new-email' })
  press('Use this address')
  await screen.findByText('There is an account with this e-mail address')
})

test('a new password that is easy is refused, and the link may be used again', async () => {
  const api = house()
  api.refuses(links.resetPassword, 'weak_password')
  show(<NewPasswordScreen />, { at: '/new-password#t0ken', path: '/new-password' })
  fill('New password', 'password1234')
  press('Use this password')
  await screen.findByText('Choose one that is longer or less common.')
  api.says(links.resetPassword, {})
  fill('New password', 'a quiet analytical engine')
  press('Use this password')
  await screen.findByText('Every device is signed out')
})

test('a new password by a spent link leads to a new link', async () => {
  const api = house()
  api.refuses(links.resetPassword, 'gone')
  show(<NewPasswordScreen />, { at: '/new-password#t0ken', path: '/new-password' })
  fill('New password', 'a quiet analytical engine')
  press('Use this password')
  await screen.findByText(spent)
  await screen.findByRole('link', { name: 'Ask for a new link' })
})

test('an address that is not confirmed says so, and its link can be had again', async () => {
  const api = house()
  api.says(links.sendVerification, {})
  const me = aMe({ emailVerified: false })
  show(<EmailSection />, { at: '/account', me })
  await screen.findByText(`${me.email} is not confirmed yet`)
  press('Send the link again')
  await waitFor(() => expect(api.asked(links.sendVerification)).toHaveLength(1))
})

test('a new address is asked for, and the field is empty afterwards', async () => {
  const api = house()
  api.says(links.askNewEmail, {})
  show(<EmailSection />, { at: '/account', me: aMe() })
  fill('New address', 'new@example.org')
  press('Change address')
  await waitFor(() => expect(screen.getByLabelText('New address')).toHaveProperty('value', ''))
  expect(api.asked(links.askNewEmail)[0]?.body).toEqual({ email: 'new@example.org' })
})
