import { signUp } from '@chapterhouse/shared/auth/contract'
import { Refusal } from '@chapterhouse/shared/refusals'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { Unreachable } from '../kernel/unreachable.ts'
import { show } from '../testing/show.tsx'
import { PasswordField, TextField } from './field.tsx'
import { Form } from './form.tsx'

type Send = (values: unknown) => Promise<unknown>

const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

const open = (send: Send) => {
  show(
    <Form label="Create an account" schema={signUp.parts.body} action="Create" send={send}>
      <TextField name="displayName" label="Your name" wrong="Type the name others should see." />
      <TextField name="email" label="E-mail address" type="email" />
      <PasswordField name="password" label="Password" hint="At least 10 characters." />
    </Form>,
  )
  return { submit: () => fireEvent.submit(screen.getByRole('form')) }
}

const fillAll = () => {
  fill('Your name', 'Ada Lovelace')
  fill('E-mail address', ' Ada@Example.org')
  fill('Password', 'a quiet analytical engine')
}

test('what fits the contract is sent as the contract reads it', async () => {
  const send = vi.fn(async () => {})
  const { submit } = open(send)
  fill('Your name', '  Ada Lovelace ')
  fill('E-mail address', 'Ada@Example.org')
  fill('Password', 'a quiet analytical engine')
  submit()
  await waitFor(() => expect(send).toHaveBeenCalled())
  expect(send).toHaveBeenCalledWith({
    displayName: 'Ada Lovelace',
    email: 'ada@example.org',
    password: 'a quiet analytical engine',
  })
})

test('what does not fit never leaves the window; the first wrong field has the focus', async () => {
  const send = vi.fn(async () => {})
  const { submit } = open(send)
  submit()
  await screen.findByText('Type the name others should see.')
  expect(send).not.toHaveBeenCalled()
  expect(document.activeElement).toBe(screen.getByLabelText('Your name'))
  expect(screen.getByLabelText('Your name').getAttribute('aria-invalid')).toBe('true')
})

test('a field is tied to what is said about it', async () => {
  open(async () => {})
  const described = screen.getByLabelText('Password').getAttribute('aria-describedby') ?? ''
  expect(document.getElementById(described)?.textContent).toBe('At least 10 characters.')
})

test("the api's issues stand at their fields, and what was typed stays", async () => {
  const issues = [{ path: 'body.email', message: 'This domain takes no mail' }]
  const { submit } = open(async () => {
    throw new Refusal('invalid_input', { issues })
  })
  fillAll()
  submit()
  await screen.findByText('This domain takes no mail')
  expect(screen.getByLabelText<HTMLInputElement>('Your name').value).toBe('Ada Lovelace')
})

test('a refusal without a field stands above, as an alert with advice', async () => {
  const { submit } = open(async () => {
    throw new Refusal('address_taken')
  })
  fillAll()
  submit()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('There is an account with this e-mail address')
  expect(alert.textContent).toContain('Sign in with it instead.')
})

test('a second try takes the first complaint away', async () => {
  let down = true
  const { submit } = open(async () => {
    if (down) throw new Unreachable('gone')
  })
  fillAll()
  submit()
  await screen.findByText('The server cannot be reached')
  down = false
  submit()
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
})

test('while it is being sent the button says so and takes no second click', async () => {
  let finish = () => {}
  const send = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)))
  const { submit } = open(send)
  fillAll()
  submit()
  const button = screen.getByRole('button', { name: 'Create' })
  await waitFor(() => expect(button.getAttribute('aria-busy')).toBe('true'))
  submit()
  expect(send).toHaveBeenCalledTimes(1)
  finish()
  await waitFor(() => expect(button.getAttribute('aria-busy')).toBeNull())
})

test('a password can be looked at while it is typed', () => {
  open(async () => {})
  const field = screen.getByLabelText('Password')
  expect(field.getAttribute('type')).toBe('password')
  fireEvent.click(screen.getByRole('button', { name: 'Show the password' }))
  expect(field.getAttribute('type')).toBe('text')
})
