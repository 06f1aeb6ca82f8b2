import {
  deleteAccount,
  getDeletion,
  giveConsent,
  keepAccount,
} from '@chapterhouse/shared/auth/account'
import { getDoorway, signIn } from '@chapterhouse/shared/auth/contract'
import { getProof, prove } from '@chapterhouse/shared/auth/proof'
import { newId } from '@chapterhouse/shared/kernel/id'
import { fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { meKey } from '../../kernel/query-client.ts'
import { fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { aMe } from '../../testing/things.ts'
import { SignInScreen } from '../sign-in-screen.tsx'
import { ConsentNotice } from './consent-notice.tsx'
import { DataSection } from './data-section.tsx'

const until = '2026-12-31T12:00:00.000Z'

const openDialog = async (obstacles: unknown[]) => {
  const api = fakeApi()
  api.says(getDeletion, { obstacles } as never)
  const shown = show(<DataSection />, { at: '/account' })
  fireEvent.click(screen.getByRole('button', { name: 'Delete' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete the account' }))
  return { api, dialog, ...shown }
}
const typePassword = (name: string, action: string) => {
  const form = within(screen.getByRole('form', { name }))
  fireEvent.change(form.getByLabelText(/^(Your password|Password)$/), {
    target: { value: 'a quiet engine' },
  })
  fireEvent.click(form.getByRole('button', { name: action }))
}

test('who leaves is told what it means, and is out at once', async () => {
  const { api, dialog, client } = await openDialog([])
  await dialog.findByText(/For 30 days you can sign in/)
  api.says(deleteAccount, { until })
  fireEvent.click(dialog.getByRole('button', { name: 'Delete my account' }))
  await screen.findByText(/Until 31 December 2026 you can sign in/)
  expect(client.getQueryData(meKey)).toBeNull()
})

test('who cannot show that it is them keeps the account, and the dialog', async () => {
  const { api, dialog } = await openDialog([])
  await dialog.findByText(/For 30 days/)
  api.refuses(deleteAccount, 'proof_needed')
  api.says(getProof, { fresh: false, password: true, authenticator: false, passkey: null })
  api.refuses(prove, 'wrong_credentials')
  fireEvent.click(dialog.getByRole('button', { name: 'Delete my account' }))
  await screen.findByRole('form', { name: 'By password' })
  typePassword('By password', 'Go on')
  await screen.findByText('E-mail address or password is wrong')
  expect(api.asked(deleteAccount)).toHaveLength(1)
})

test('what has to be settled first is named, with the way there', async () => {
  const projectId = newId<'projects'>()
  const title = 'The Salt Road'
  const { dialog } = await openDialog([
    { kind: 'project', projectId, title },
    { kind: 'last_admin' },
  ])
  const link = await dialog.findByRole('link', { name: title })
  expect(link.getAttribute('href')).toBe(`/projects/${projectId}?show=people`)
  expect(dialog.getByText('You are the only admin of this house')).toBeTruthy()
  expect(dialog.queryByRole('form')).toBeNull()
})

test('who comes back in time can have the account back with one press', async () => {
  const api = fakeApi()
  api.says(getDoorway, {
    firstRun: false,
    setupCodeNeeded: false,
    signUp: 'open',
    sendsMail: true,
    providers: [],
  })
  show(<SignInScreen />, { at: '/sign-in' })
  const detail = 'This account is deleted; it is erased on 2026-12-31'
  api.refuses(signIn, 'account_deleted', { detail })
  const address = screen.getByLabelText('E-mail address')
  fireEvent.change(address, { target: { value: 'ada@example.org' } })
  typePassword('Sign in', 'Sign in')
  await screen.findByText(detail)
  api.says(keepAccount, {})
  api.says(signIn, { user: aMe() })
  fireEvent.click(screen.getByRole('button', { name: 'Have it back' }))
  await expect.poll(() => api.asked(signIn)).toHaveLength(2)
  const body = { email: 'ada@example.org', password: 'a quiet engine' }
  expect(api.asked(keepAccount)[0]?.body).toEqual(body)
})

test('who never agreed is asked once', async () => {
  const api = fakeApi()
  const me = aMe({ consentedAt: null })
  const { client } = show(<ConsentNotice />, { me })
  api.says(giveConsent, { ...me, consentedAt: until })
  fireEvent.click(screen.getByRole('button', { name: 'I agree' }))
  await expect.poll(() => client.getQueryData(meKey)).toMatchObject({ consentedAt: until })
})

test('who agreed is not asked', () => {
  show(<ConsentNotice />)
  expect(screen.queryByText('What this house keeps about you')).toBeNull()
})
