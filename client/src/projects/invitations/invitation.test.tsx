import { signUp } from '@chapterhouse/shared/auth/contract'
import { newId } from '@chapterhouse/shared/kernel/id'
import {
  acceptInvitation,
  declineInvitation,
  previewInvitation,
} from '@chapterhouse/shared/projects/invitation'
import { getMe } from '@chapterhouse/shared/users/contract'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { aMe } from '../../testing/things.ts'
import { InvitationScreen } from './invitation-screen.tsx'

const token = 'abcdefghijklmnopqrstuvwxyz'
const projectId = newId<'projects'>()
const around = { at: `/invite/${token}`, path: '/invite/:token' }

const offered = () => {
  const api = fakeApi()
  api.says(previewInvitation, {
    projectTitle: 'The Salt Road',
    role: 'EDITOR',
    invitedBy: 'Ada Lovelace',
    email: null,
    message: 'Come and write',
    expiresAt: '2026-11-27T12:00:00.000Z',
  })
  api.says(acceptInvitation, { projectId })
  return api
}

test('a newcomer creates an account and is in the project', async () => {
  const api = offered()
  api.refuses(getMe, 'unauthenticated')
  api.says(signUp, { user: aMe() })
  const { address } = show(<InvitationScreen />, around)
  await screen.findByText('Join “The Salt Road”')
  const fill = (label: string, value: string) =>
    fireEvent.change(screen.getByLabelText(label), { target: { value } })
  fill('Your name', 'Lena')
  fill('E-mail address', 'lena@example.org')
  fill('Password', 'nobody guesses this one')
  fireEvent.click(screen.getByRole('button', { name: 'Create account and join' }))
  await waitFor(() => expect(address()).toBe(`/projects/${projectId}`))
  expect(api.asked(signUp)[0]?.body).toMatchObject({ invitation: token })
})

test('somebody with an account signs in and comes back here', async () => {
  offered().refuses(getMe, 'unauthenticated')
  show(<InvitationScreen />, around)
  const link = await screen.findByRole('link', { name: 'Sign in' })
  expect(link.getAttribute('href')).toBe(`/sign-in?next=%2Finvite%2F${token}`)
})

test('who is signed in joins with one click', async () => {
  offered().says(getMe, aMe())
  const { address } = show(<InvitationScreen />, around)
  fireEvent.click(await screen.findByRole('button', { name: 'Join the project' }))
  await waitFor(() => expect(address()).toBe(`/projects/${projectId}`))
})

test('a used or old link says what to do', async () => {
  fakeApi().refuses(previewInvitation, 'gone')
  show(<InvitationScreen />, around)
  await screen.findByText('This invitation does not work')
  screen.getByText('Ask the person who invited you for a new link.')
})

test('who invites says why in their own words', async () => {
  offered().says(getMe, aMe())
  show(<InvitationScreen />, around)
  await screen.findByText('Come and write')
  screen.getByText(/You may read, comment, propose changes and write/)
})

test.each([
  ['with an account', true, 'Decline'],
  ['without one', false, 'Decline the invitation'],
])('it can be declined %s, and that is said', async (_, signedIn, label) => {
  const api = offered()
  if (signedIn) api.says(getMe, aMe())
  else api.refuses(getMe, 'unauthenticated')
  api.says(declineInvitation, {})
  show(<InvitationScreen />, around)
  fireEvent.click(await screen.findByRole('button', { name: label }))
  await screen.findByText('“The Salt Road” was not joined')
  expect(api.asked(acceptInvitation)).toHaveLength(0)
})
