import { describe, expect, it } from 'vitest'
import { meet } from './policy.ts'

const sure = { email: 'ada@example.org', emailVerified: true }

describe('somebody from another site', () => {
  it('gets a new account where nobody has the address', () => {
    expect(meet(sure, null, 'Google')).toEqual({ outcome: 'sign up' })
  })

  it('is whom the account with that address belongs to, when both sides made sure', () => {
    expect(meet(sure, { emailVerified: true }, 'Google')).toEqual({ outcome: 'link' })
  })

  it.each([
    ['without an address', { email: null, emailVerified: false }, null, /did not tell/],
    [
      'without one that claims to be verified',
      { email: null, emailVerified: true },
      null,
      /did not tell/,
    ],
    [
      'with an address nobody there made sure of',
      { ...sure, emailVerified: false },
      null,
      /not confirmed/,
    ],
    [
      'with such an address that somebody here has',
      { ...sure, emailVerified: false },
      { emailVerified: true },
      /not confirmed/,
    ],
    [
      'with the address of an account that only claims it',
      sure,
      { emailVerified: false },
      /nobody confirmed/,
    ],
  ])('is refused %s, and told what to do', (...[, identity, known, words]) => {
    const meeting = meet(identity, known, 'Google')
    expect(meeting).toMatchObject({ outcome: 'refuse', why: expect.stringMatching(words) })
    expect(meeting).toMatchObject({
      why: expect.stringContaining('link the account in your settings'),
    })
  })
})
