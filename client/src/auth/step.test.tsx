import { signIn } from '@chapterhouse/shared/auth/contract'
import { getStep, takeStep } from '@chapterhouse/shared/auth/proof'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeApi } from '../testing/fake-api.ts'
import { show } from '../testing/show.tsx'
import { aMe } from '../testing/things.ts'
import { SignInScreen } from './sign-in-screen.tsx'
import { StepScreen } from './step-screen.tsx'

const open = (choices: object = {}) => {
  const api = fakeApi()
  api.says(getStep, { authenticator: true, passkey: null, recoveryCode: true, ...choices })
  api.says(takeStep, { user: aMe() })
  return { api, ...show(<StepScreen />, { at: '/sign-in/step?next=%2Fp%2F1' }) }
}

test('a password that is not enough leads to the second step', async () => {
  const api = fakeApi()
  api.refuses(signIn, 'second_step_needed')
  const { address } = show(<SignInScreen />, { at: '/sign-in?next=%2Fp%2F1' })
  fireEvent.change(screen.getByLabelText('E-mail address'), {
    target: { value: 'ada@example.org' },
  })
  fireEvent.change(screen.getByLabelText('Password'), { target: { value: 'a quiet engine' } })
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  await waitFor(() => expect(address()).toBe('/sign-in/step?next=%2Fp%2F1'))
})

test('a code signs in, and leads to where one wanted to go', async () => {
  const { api, address } = open()
  fireEvent.change(await screen.findByLabelText(/Code/), { target: { value: '123 456' } })
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  await waitFor(() => expect(address()).toBe('/p/1'))
  expect(api.asked(takeStep)[0]?.body).toEqual({ code: '123456' })
})

test('a wrong code is told, and what was typed stays', async () => {
  const { api } = open()
  api.refuses(takeStep, 'wrong_code')
  const field = await screen.findByLabelText<HTMLInputElement>(/Code/)
  fireEvent.change(field, { target: { value: '000000' } })
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Wait for the next one')
  expect(field.value).toBe('000000')
})

test('who lost their phone uses a recovery code', async () => {
  const { api, address } = open()
  fireEvent.click(await screen.findByRole('button', { name: 'Use a recovery code' }))
  fireEvent.change(screen.getByLabelText('Recovery code'), { target: { value: 'abcd-efgh' } })
  fireEvent.click(screen.getByRole('button', { name: 'Sign in' }))
  await waitFor(() => expect(address()).toBe('/p/1'))
  expect(api.asked(takeStep)[0]?.body).toEqual({ recoveryCode: 'abcd-efgh' })
})

test('who comes too late begins again', async () => {
  const { api } = open()
  api.refuses(getStep, 'too_late')
  show(<StepScreen />, { at: '/sign-in/step' })
  await screen.findByText('Nothing was changed. Begin again.')
  expect(screen.getAllByRole('link', { name: 'Begin again' })[0]?.getAttribute('href')).toBe(
    '/sign-in',
  )
})
