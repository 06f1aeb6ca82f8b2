import { describe, expect, it } from 'vitest'
import { asksSecondStep, mayLoseOne } from './policy.ts'

const ways = (password: boolean, passkeys: number, accounts: number) => ({
  password,
  passkeys,
  accounts,
})

describe('a passkey or an account elsewhere', () => {
  it.each([
    ['beside a password', ways(true, 1, 0)],
    ['beside another passkey', ways(false, 2, 0)],
    ['beside another account', ways(false, 0, 2)],
    ['beside one of each', ways(false, 1, 1)],
  ])('may go %s', (_what, facts) => expect(mayLoseOne(facts)).toBe(true))

  it.each([
    ['the only passkey', ways(false, 1, 0)],
    ['the only account', ways(false, 0, 1)],
    ['nothing at all', ways(false, 0, 0)],
  ])('may not go when it is %s', (_what, facts) => expect(mayLoseOne(facts)).toBe(false))
})

describe('a second step', () => {
  const facts = { secondStep: true, authenticator: false, passkeys: 0 }

  it.each([
    ['an authenticator', { ...facts, authenticator: true }],
    ['a passkey', { ...facts, passkeys: 1 }],
  ])('follows where one wants it and has %s', (_what, given) => {
    expect(asksSecondStep(given)).toBe(true)
  })

  it.each([
    ['has nothing to show', facts],
    ['has a passkey and does not want it', { ...facts, secondStep: false, passkeys: 1 }],
    [
      'has an authenticator and does not want it',
      { ...facts, secondStep: false, authenticator: true },
    ],
  ])('does not where one %s', (_what, given) => expect(asksSecondStep(given)).toBe(false))
})
