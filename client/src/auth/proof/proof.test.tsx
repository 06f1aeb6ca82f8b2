import { createKey, listKeys } from '@chapterhouse/shared/auth/keys'
import { getProof, prove } from '@chapterhouse/shared/auth/proof'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ask } from '../../kernel/ask.ts'
import { fakeApi } from '../../testing/fake-api.ts'
import { show } from '../../testing/show.tsx'
import { Button } from '../../ui/button.tsx'
import { complain } from '../../ui/use-act.ts'
import { useProof } from './use-proof.tsx'

const body = { name: 'x', scopes: ['read' as const], expiresInDays: null }
const ways = { fresh: false, password: true, authenticator: false, passkey: null }

const Act = () => {
  const { proven, window } = useProof()
  const act = () => proven(() => ask(createKey, { body })).catch(complain)
  return (
    <>
      <Button onClick={() => void act()}>Do it</Button>
      {window}
    </>
  )
}

/** Refuses until the person showed that it is them. */
const open = (how: object = {}) => {
  const api = fakeApi()
  api.refuses(createKey, 'proof_needed')
  api.says(getProof, { ...ways, ...how })
  api.says(listKeys, { items: [] })
  api.says(prove, () => {
    api.refuses(createKey, 'conflict', { detail: 'It was asked again' })
    return {}
  })
  show(<Act />, { at: '/account' })
  fireEvent.click(screen.getByRole('button', { name: 'Do it' }))
  return api
}
const dialog = async () =>
  within(await screen.findByRole('dialog', { name: 'Show that it is you' }))

test('who shows their password goes on where they were', async () => {
  const api = open()
  const form = await (await dialog()).findByLabelText('Your password')
  fireEvent.change(form, { target: { value: 'a quiet analytical engine' } })
  fireEvent.click(screen.getByRole('button', { name: 'Go on' }))
  await screen.findByText(/It was asked again/)
  expect(api.asked(prove)[0]?.body).toEqual({ password: 'a quiet analytical engine' })
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('a wrong password is told, and the window stays', async () => {
  const api = open()
  api.refuses(prove, 'wrong_credentials')
  const field = await (await dialog()).findByLabelText('Your password')
  fireEvent.change(field, { target: { value: 'not it' } })
  fireEvent.click(screen.getByRole('button', { name: 'Go on' }))
  expect((await screen.findByRole('alert')).textContent).toContain('password is wrong')
  expect(api.asked(createKey)).toHaveLength(1)
})

test('who thinks better of it is told that nothing was changed', async () => {
  const api = open()
  await dialog()
  fireEvent.click(screen.getByRole('button', { name: 'Close' }))
  await screen.findByText(/Nothing was changed/)
  expect(api.asked(createKey)).toHaveLength(1)
})

test('a code does as well, typed with a blank', async () => {
  const api = open({ authenticator: true })
  const window = await dialog()
  fireEvent.click(await window.findByRole('button', { name: /Use a code/ }))
  fireEvent.change(window.getByLabelText(/Code/), { target: { value: '123 456' } })
  fireEvent.click(window.getByRole('button', { name: 'Go on' }))
  await waitFor(() => expect(api.asked(prove)[0]?.body).toEqual({ code: '123456' }))
})

test('who has neither is sent to sign in again', async () => {
  open({ password: false })
  const link = await (await dialog()).findByRole('link', { name: 'Sign in again' })
  expect(link.getAttribute('href')).toBe('/sign-in?next=/account')
})
