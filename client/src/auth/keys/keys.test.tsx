import { type ApiKey, createKey, listKeys, revokeKey } from '@chapterhouse/shared/auth/keys'
import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { KeysSection } from './keys-section.tsx'

const aKey = (part: Partial<ApiKey> = {}): ApiKey => ({
  id: '0190a1b2-c3d4-7e5f-8a6b-000000000001',
  name: 'Nightly import',
  prefix: 'ch_AbCdE',
  scopes: ['read', 'write'],
  createdAt: '2026-11-20T12:00:00.000Z',
  lastUsedAt: null,
  expiresAt: null,
  ...part,
})

const open = (...items: ApiKey[]) => {
  const api = fakeApi()
  api.says(listKeys, { items })
  show(<KeysSection />, { at: '/account' })
  return api
}

afterEach(() => void vi.unstubAllGlobals())

test('a key is told by its name, its beginning, what it may do and when it was used', async () => {
  open(aKey({ expiresAt: '2020-01-02T12:00:00.000Z' }))
  await screen.findByText('Nightly import')
  const line = screen.getByRole('listitem')
  expect(line.textContent).toContain('ch_AbCdE… · Read, Write · never used · expired 2 Jan 2020')
})

const fill = (name: string) => {
  const form = within(screen.getByRole('form', { name: 'New key' }))
  fireEvent.change(form.getByLabelText('What is it for?'), { target: { value: name } })
  return form
}

test('a new key is shown once, with what was chosen for it', async () => {
  const api = open()
  fireEvent.click(screen.getByRole('button', { name: 'New key' }))
  const form = fill('A robot')
  fireEvent.click(form.getByRole('checkbox', { name: /^Write/ }))
  fireEvent.change(form.getByRole('combobox'), { target: { value: 'never' } })
  api.says(createKey, { ...aKey({ name: 'A robot' }), key: 'ch_the-whole-key' })
  fireEvent.click(form.getByRole('button', { name: 'Make the key' }))
  const shown = await screen.findByLabelText<HTMLInputElement>('The key')
  expect(shown.value).toBe('ch_the-whole-key')
  expect(api.asked(createKey)[0]?.body).toEqual({
    name: 'A robot',
    scopes: ['read', 'write'],
    expiresInDays: null,
  })
  fireEvent.click(screen.getByRole('button', { name: 'Done' }))
  expect(screen.queryByLabelText('The key')).toBeNull()
})

test('a no is told, and nothing typed is lost', async () => {
  const api = open()
  fireEvent.click(screen.getByRole('button', { name: 'New key' }))
  const form = fill('A robot')
  api.refuses(createKey, 'conflict')
  fireEvent.click(form.getByRole('button', { name: 'Make the key' }))
  await form.findByRole('alert')
  expect(form.getByLabelText<HTMLInputElement>('What is it for?').value).toBe('A robot')
})

test('a key that may do nothing is not asked for', async () => {
  const api = open()
  fireEvent.click(screen.getByRole('button', { name: 'New key' }))
  const form = fill('A robot')
  fireEvent.click(form.getByRole('checkbox', { name: /^Read/ }))
  await form.findByText('Choose at least one thing it may do.')
  const go = form.getByRole('button', { name: 'Make the key' })
  api.says(createKey, { ...aKey(), key: 'ch_the-whole-key' })
  await act(async () => void fireEvent.click(go))
  expect(api.asked(createKey)).toHaveLength(0)
  fireEvent.click(form.getByRole('checkbox', { name: /^Manage/ }))
  fireEvent.click(go)
  await screen.findByLabelText('The key')
  expect(api.asked(createKey)).toHaveLength(1)
})

test('revoking asks first', async () => {
  const api = open(aKey())
  const sure = vi.fn(() => false)
  vi.stubGlobal('confirm', sure)
  fireEvent.click(await screen.findByRole('button', { name: 'Revoke Nightly import' }))
  expect(api.asked(revokeKey)).toHaveLength(0)
  sure.mockReturnValue(true)
  api.says(revokeKey, {})
  fireEvent.click(screen.getByRole('button', { name: 'Revoke Nightly import' }))
  await screen.findByText('Key revoked')
  expect(api.asked(revokeKey)[0]?.path).toContain(aKey().id)
})
