import * as factors from '@chapterhouse/shared/auth/factors'
import { getProof } from '@chapterhouse/shared/auth/proof'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { someWays } from '../../testing/things.ts'
import { SecondStepSection } from './second-step-section.tsx'

const time = '2026-11-20T12:00:00.000Z'
const recoveryCodes = Array.from({ length: 10 }, (_, n) => `abcd-efgh-jkmn-000${n}`)
const begun = { secret: 'GEZDGNBVGY3TQOJQ', address: 'otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ' }
const withOne = {
  authenticator: { createdAt: time, lastUsedAt: null },
  secondStep: true,
  recoveryCodesLeft: 10,
}
const passkey = {
  id: '0190a1b2-c3d4-7e5f-8a6b-000000000001',
  label: 'Laptop',
  createdAt: time,
  lastUsedAt: null,
}

const open = (ways = {}) => {
  const api = fakeApi()
  api.says(factors.getWays, someWays(ways))
  show(<SecondStepSection />, { at: '/account' })
  return api
}
const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }))

test('an authenticator is added by its picture and its first code; the codes are shown once', async () => {
  const api = open()
  api.says(factors.beginAuthenticator, begun)
  api.says(factors.confirmAuthenticator, { recoveryCodes })
  await press('Add')
  const window = within(await screen.findByRole('dialog', { name: 'Add an authenticator app' }))
  const picture = window.getByRole('img', { name: /secret/ })
  expect(picture.querySelector('path')?.getAttribute('d')?.length).toBeGreaterThan(500)
  window.getByText('GEZD GNBV GY3T QOJQ')
  fireEvent.change(window.getByLabelText('Code'), { target: { value: '123 456' } })
  await press('Turn on the second step')
  const codes = within(await screen.findByRole('list', { name: 'Recovery codes' }))
  expect(codes.getAllByRole('listitem').map((one) => one.textContent)).toEqual(recoveryCodes)
  expect(api.asked(factors.confirmAuthenticator)[0]?.body).toEqual({ code: '123456' })
  await press('I have kept them')
  expect(screen.queryByText(recoveryCodes[0] ?? '')).toBeNull()
})

test('a wrong code is told, and the secret stays in sight', async () => {
  const api = open()
  api.says(factors.beginAuthenticator, begun)
  api.refuses(factors.confirmAuthenticator, 'wrong_code')
  await press('Add')
  fireEvent.change(await screen.findByLabelText('Code'), { target: { value: '000000' } })
  await press('Turn on the second step')
  expect((await screen.findByRole('alert')).textContent).toContain('Wait for the next one')
  screen.getByRole('img', { name: /secret/ })
})

test('what is no code is not sent', async () => {
  const api = open()
  api.says(factors.beginAuthenticator, begun)
  await press('Add')
  fireEvent.change(await screen.findByLabelText('Code'), { target: { value: '12345' } })
  await press('Turn on the second step')
  await screen.findByText('Six digits, as your authenticator shows them.')
  expect(api.asked(factors.confirmAuthenticator)).toEqual([])
})

test('who has one may replace it, remove it, and make new codes', async () => {
  const api = open(withOne)
  api.says(factors.makeRecoveryCodes, { recoveryCodes })
  await screen.findByText('10 are left, each good once')
  await press('Make new ones')
  await screen.findByText(recoveryCodes[9] ?? '')
  await press('I have kept them')
  api.says(factors.removeAuthenticator, {})
  api.says(factors.getWays, someWays())
  await press('Remove the authenticator app')
  await screen.findByText('A code from your phone, after the password.')
})

test('with a passkey alone, the second step is a choice', async () => {
  const api = open({ passkeys: [passkey] })
  api.says(factors.setSecondStep, { recoveryCodes })
  fireEvent.click(await screen.findByRole('checkbox'))
  await screen.findByText(recoveryCodes[0] ?? '')
  expect(api.asked(factors.setSecondStep)[0]?.body).toEqual({ on: true })
})

test('where there is nothing to show, there is no choice', async () => {
  open()
  await screen.findByText('Authenticator app')
  expect(screen.queryByRole('checkbox')).toBeNull()
  expect(screen.queryByText('Recovery codes')).toBeNull()
})

test('a session that is not fresh is asked before a secret is made', async () => {
  const api = open()
  api.refuses(factors.beginAuthenticator, 'proof_needed')
  api.says(getProof, { fresh: false, password: true, authenticator: false, passkey: null })
  await press('Add')
  await screen.findByRole('dialog', { name: 'Show that it is you' })
  await waitFor(() => expect(screen.queryByRole('img')).toBeNull())
})
