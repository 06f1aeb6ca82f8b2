import * as factors from '@chapterhouse/shared/auth/factors'
import { askPasskey, signInByPasskey } from '@chapterhouse/shared/auth/proof'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { aMe, someWays } from '../../testing/things.ts'
import { noPasskeysHere } from './device.ts'
import { PasskeyDoor } from './passkey-door.tsx'
import { PasskeysSection } from './passkeys-section.tsx'

const device = vi.hoisted(() => ({ startRegistration: vi.fn(), startAuthentication: vi.fn() }))
vi.mock('@simplewebauthn/browser', () => device)
afterEach(() => void vi.unstubAllGlobals())

const passkey = {
  id: '0190a1b2-c3d4-7e5f-8a6b-000000000001',
  label: 'Laptop',
  createdAt: '2026-11-20T12:00:00.000Z',
  lastUsedAt: null,
}
const frame = { id: 'aGk', rawId: 'aGk', type: 'public-key', clientExtensionResults: {} }
const request = { challenge: 'x', rpId: 'localhost', timeout: 1, userVerification: 'required' }
const wish = {
  challenge: 'x',
  rp: { id: 'localhost', name: 'Chapterhouse' },
  user: { id: 'x', name: 'ada@example.org', displayName: 'Ada' },
  pubKeyCredParams: [],
  timeout: 1,
  attestation: 'none',
  excludeCredentials: [],
  authenticatorSelection: {
    residentKey: 'required',
    requireResidentKey: true,
    userVerification: 'required',
  },
}

const open = (...passkeys: (typeof passkey)[]) => {
  vi.stubGlobal('PublicKeyCredential', class {})
  const api = fakeApi()
  api.says(factors.getWays, someWays({ passkeys }))
  show(<PasskeysSection />, { at: '/account' })
  return api
}
const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }))
const refusedBy = (name: string) => Promise.reject(Object.assign(new Error('no'), { name }))

test('one is made, and named after its device', async () => {
  const api = open()
  const made = { ...frame, response: { clientDataJSON: 'e30', attestationObject: 'oA' } }
  device.startRegistration.mockResolvedValue(made)
  api.says(factors.beginPasskey, wish)
  api.says(factors.addPasskey, passkey)
  await press('Add a passkey')
  fireEvent.change(screen.getByLabelText('Name of the device'), { target: { value: 'Laptop' } })
  await press('Make the passkey')
  await screen.findByText('Passkey added. Sign in with it next time')
  expect(api.asked(factors.addPasskey)[0]?.body).toEqual({ label: 'Laptop', passkey: made })
})

test.each([
  ['NotAllowedError', /cancelled, or took too long/],
  ['InvalidStateError', /holds a passkey for your account already/],
  ['Whatever', /Your device did not do it/],
])('a browser that says %s is understood', async (name, words) => {
  const api = open()
  device.startRegistration.mockImplementation(() => refusedBy(name))
  api.says(factors.beginPasskey, wish)
  await press('Add a passkey')
  await press('Make the passkey')
  await screen.findByText(words)
  expect(api.asked(factors.addPasskey)).toEqual([])
})

test('one is renamed and removed', async () => {
  const api = open(passkey)
  api.says(factors.namePasskey, { ...passkey, label: 'Old laptop' })
  await press('Rename Laptop')
  fireEvent.change(screen.getByLabelText('Name of the device'), { target: { value: 'Old laptop' } })
  await press('Rename')
  await waitFor(() =>
    expect(api.asked(factors.namePasskey)[0]?.body).toEqual({ label: 'Old laptop' }),
  )
  api.says(factors.removePasskey, {})
  await press('Remove Laptop')
  await screen.findByText('“Laptop” opens nothing here any more')
})

test('the last way in stays, and it is said what to do', async () => {
  const api = open(passkey)
  api.refuses(factors.removePasskey, 'last_way_in')
  await press('Remove Laptop')
  await screen.findByText(/Set a password first/)
})

test('one signs in without a password', async () => {
  vi.stubGlobal('PublicKeyCredential', class {})
  const api = fakeApi()
  const response = { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'MEQ' }
  device.startAuthentication.mockResolvedValue({ ...frame, response })
  api.says(askPasskey, request)
  api.says(signInByPasskey, { user: aMe() })
  const { address } = show(<PasskeyDoor />, { at: '/sign-in?next=%2Fp%2F1' })
  await press('Sign in with a passkey')
  await waitFor(() => expect(address()).toBe('/p/1'))
  expect(device.startAuthentication).toHaveBeenCalledWith({ optionsJSON: request })
})

test.each([
  ['127.0.0.1', '4000', /Open this house at localhost:4000/],
  ['192.168.1.5', '', /under its name/],
  ['[::1]', '', /is a number/],
])('at %s none works, in words', (hostname, port, words) => {
  vi.stubGlobal('PublicKeyCredential', class {})
  expect(noPasskeysHere({ hostname, port } as Location)).toMatch(words)
})

test('a browser that knows none does not offer any', () => {
  fakeApi()
  show(<PasskeyDoor />, { at: '/sign-in' })
  expect(screen.queryByRole('button')).toBeNull()
  expect(noPasskeysHere()).toMatch(/knows no passkeys/)
})
