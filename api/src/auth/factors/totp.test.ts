import { describe, expect, it } from 'vitest'
import { base32, newTotpSecret, totpAddress, totpCodeAt, totpStepFor, totpStepOf } from './totp.ts'

/** The secret of RFC 6238, appendix B. */
const secret = Buffer.from('12345678901234567890')

describe('a code', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i s is the one of RFC 6238', (seconds, code) => {
    expect(totpCodeAt(secret, totpStepOf(seconds * 1000))).toBe(code)
  })

  const now = 1_700_000_010_000
  const step = totpStepOf(now)

  it.each([-1, 0, 1])('of %i half minutes from now is taken, and known by its own', (away) => {
    expect(totpStepFor(secret, totpCodeAt(secret, step + away), now)).toBe(step + away)
  })

  it.each([-2, 2, 100])('of %i half minutes from now is not', (away) => {
    expect(totpStepFor(secret, totpCodeAt(secret, step + away), now)).toBeNull()
  })

  it.each(['', '1', '12345', '1234567', 'abcdef', totpCodeAt(newTotpSecret(), 1)])(
    'like %j is not',
    (code) => expect(totpStepFor(secret, code, now)).toBeNull(),
  )
})

describe('a secret', () => {
  it('is 160 bits, and another one each time', () => {
    expect(newTotpSecret()).toHaveLength(20)
    expect(newTotpSecret()).not.toEqual(newTotpSecret())
  })

  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('%j is written as RFC 4648 says', (text, written) => {
    expect(base32(Buffer.from(text))).toBe(written)
  })

  it('comes in an address that an authenticator reads', () => {
    const url = new URL(totpAddress(secret, 'ada+1@example.org', 'Chapterhouse'))
    expect([url.protocol, url.host]).toEqual(['otpauth:', 'totp'])
    expect(decodeURIComponent(url.pathname)).toBe('/Chapterhouse:ada+1@example.org')
    expect(url.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  })
})
