import { describe, expect, it } from 'vitest'
import { freshMinutes, prove, takeStep } from './proof.ts'

const frame = { id: 'aGk', rawId: 'aGk', type: 'public-key', clientExtensionResults: {} }
const response = { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'MEQ' }
const passkey = { ...frame, response }

describe('a proof', () => {
  it.each([{ password: 'x' }, { code: '123 456' }, { passkey }])('may be %j', (body) => {
    expect(prove.parts.body.safeParse(body).success).toBe(true)
  })

  it.each([
    {},
    { password: '' },
    { code: '' },
    { recoveryCode: 'abcd' },
    { passkey: {} },
    { proven: true },
  ])('is not %j', (body) => expect(prove.parts.body.safeParse(body).success).toBe(false))

  it('is good for minutes, not for a day', () => {
    expect(freshMinutes).toBeGreaterThanOrEqual(5)
    expect(freshMinutes).toBeLessThanOrEqual(15)
  })
})

describe('a second step', () => {
  it.each([{ recoveryCode: 'abcd-efgh' }, { code: '123456' }, { passkey }])('may be %j', (body) => {
    expect(takeStep.parts.body.safeParse(body).success).toBe(true)
  })

  it.each([
    {},
    { password: 'x' },
    { recoveryCode: '' },
    { recoveryCode: 'x'.repeat(61) },
    { code: 'abcdef' },
  ])('is not %j', (body) => expect(takeStep.parts.body.safeParse(body).success).toBe(false))
})
