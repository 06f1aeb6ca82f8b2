import { describe, expect, it } from 'vitest'
import { type DoorFacts, signUpRefusal } from './policy.ts'

const door = (facts: Partial<DoorFacts>): DoorFacts => ({
  firstRun: false,
  signUp: 'open',
  exposed: false,
  setupCode: null,
  ...facts,
})
const nobody = { setupCode: undefined, invited: false }
const first = { firstRun: true, exposed: true, setupCode: 'ABCD-EFGH' }

describe('somebody may create an account', () => {
  it.each([
    ['the first one on a machine only its owner reaches', door({ firstRun: true }), nobody],
    ['the first one with the code', door(first), { ...nobody, setupCode: 'ABCD-EFGH' }],
    ['the code typed by hand', door(first), { ...nobody, setupCode: ' abcd efgh' }],
    ['the first one though sign-up is closed', door({ firstRun: true, signUp: 'closed' }), nobody],
    ['where sign-up is open', door({}), nobody],
    [
      'with an invitation where it is for the invited',
      door({ signUp: 'invited' }),
      { ...nobody, invited: true },
    ],
  ])('%s', (_what, facts, newcomer) => {
    expect(signUpRefusal(facts, newcomer)).toBeNull()
  })
})

describe('somebody may not create an account', () => {
  it.each([
    ['the first one from anywhere without the code', door(first), nobody, 'setup_code_needed'],
    ['with a wrong code', door(first), { ...nobody, setupCode: 'ABCD-EFGX' }, 'setup_code_needed'],
    ['with an empty code', door(first), { ...nobody, setupCode: '' }, 'setup_code_needed'],
    ['when no code was ever set', door({ ...first, setupCode: null }), nobody, 'setup_code_needed'],
    [
      'when the code set is empty of letters',
      door({ ...first, setupCode: '--' }),
      { ...nobody, setupCode: '-' },
      'setup_code_needed',
    ],
    [
      'an invitation instead of the code',
      door(first),
      { ...nobody, invited: true },
      'setup_code_needed',
    ],
    [
      'without an invitation where it is for the invited',
      door({ signUp: 'invited' }),
      nobody,
      'sign_up_closed',
    ],
    ['where it is closed', door({ signUp: 'closed' }), nobody, 'sign_up_closed'],
    [
      'where it is closed, with an invitation',
      door({ signUp: 'closed' }),
      { ...nobody, invited: true },
      'sign_up_closed',
    ],
    [
      'with the set-up code where it is closed',
      door({ signUp: 'closed', setupCode: 'A' }),
      { ...nobody, setupCode: 'A' },
      'sign_up_closed',
    ],
  ] as const)('%s', (...[, facts, newcomer, code]) => {
    expect(signUpRefusal(facts, newcomer)).toBe(code)
  })
})
