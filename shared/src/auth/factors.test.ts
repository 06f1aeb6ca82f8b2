import { describe, expect, it } from 'vitest'
import { type Endpoint, scopeOf } from '../kernel/endpoint.ts'
import * as factors from './factors.ts'

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value
const all: readonly unknown[] = Object.values(factors)
const questions = all.filter(isEndpoint)

describe('a code of an authenticator', () => {
  it.each(['123456', '123 456', ' 123456 ', '12 34 56', '000000'])('may be typed as %j', (text) => {
    expect(factors.totpCode.parse(text)).toBe(text.replace(/\s/g, ''))
  })

  it.each(['', '12345', '1234567', '12345a', '-12345', '1.2345', '１２３４５６', ' '.repeat(21)])(
    'like %j is none',
    (text) => expect(factors.totpCode.safeParse(text).success).toBe(false),
  )
})

describe('the name of a passkey', () => {
  it('has no blanks around it', () => {
    expect(factors.label.parse('  My laptop ')).toBe('My laptop')
  })

  it.each(['', '   ', 'x'.repeat(81)])('is not %j', (text) => {
    expect(factors.label.safeParse(text).success).toBe(false)
  })
})

describe('what a person comes in with', () => {
  it('is not for API keys that may only read, write or manage', () => {
    expect(questions).toHaveLength(10)
    expect(new Set(questions.map(scopeOf))).toEqual(new Set(['account']))
  })

  it('is told without what it is made of', () => {
    const time = '2026-11-20T12:00:00.000Z'
    const passkey = {
      id: '0190a1b2-c3d4-7e5f-8a6b-000000000001',
      label: 'Laptop',
      createdAt: time,
      lastUsedAt: null,
    }
    const secrets = { secret: 'x', publicKey: 'x', codeHash: 'x', credentialId: 'x' }
    const said = factors.getWays.parts.reply.parse({
      password: true,
      secondStep: true,
      authenticator: { createdAt: time, lastUsedAt: time, ...secrets },
      passkeys: [{ ...passkey, ...secrets }],
      recoveryCodesLeft: 10,
      recoveryCodes: ['x'],
      accounts: [],
    })
    expect(said.passkeys).toEqual([passkey])
    expect(JSON.stringify(said)).not.toContain('"x"')
  })

  it('is changed by nothing that a link could ask', () => {
    const reads = questions.filter(({ method }) => method === 'GET')
    expect(reads).toEqual([factors.getWays])
  })
})
