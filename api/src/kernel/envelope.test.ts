import { describe, expect, it } from 'vitest'
import { openEnvelope } from './envelope.ts'

const envelope = openEnvelope('a secret of thirty-two characters')
const place = ['mfa_credentials', 'row', 'owner']
const secret = Buffer.from('what nobody may read')

describe('a secret in an envelope', () => {
  it('comes out as it went in', () => {
    expect(envelope.open(place, envelope.close(place, secret))).toEqual(secret)
  })

  it('cannot be read in it, and looks different each time', () => {
    const [one, other] = [envelope.close(place, secret), envelope.close(place, secret)]
    expect(one.sealed.includes(secret)).toBe(false)
    expect(one.sealed.equals(other.sealed)).toBe(false)
  })

  it.each([
    ['row', ['mfa_credentials', 'another row', 'owner']],
    ['owner', ['mfa_credentials', 'row', 'somebody else']],
    ['table', ['accounts', 'row', 'owner']],
    ['place that reads the same when joined', ['mfa_credentials', 'rowowner', '']],
  ])('does not come out in another %s', (_what, other) => {
    expect(envelope.open(other, envelope.close(place, secret))).toBeNull()
  })

  it('does not come out under another APP_SECRET, whatever key it claims', () => {
    const other = openEnvelope('another secret of that same length')
    const closed = other.close(place, secret)
    expect(envelope.open(place, closed)).toBeNull()
    const { keyId } = envelope.close(place, secret)
    expect(envelope.open(place, { ...closed, keyId })).toBeNull()
  })

  it('does not come out once a single bit was changed', () => {
    const { sealed, keyId } = envelope.close(place, secret)
    for (let at = 0; at < sealed.length; at++) {
      const bent = Buffer.from(sealed)
      bent[at] = (bent[at] ?? 0) ^ 1
      expect(envelope.open(place, { sealed: bent, keyId })).toBeNull()
    }
  })

  it.each([0, 1, 59, 60, 87])('of %i bytes is none', (size) => {
    const { keyId } = envelope.close(place, secret)
    expect(envelope.open(place, { sealed: Buffer.alloc(size), keyId })).toBeNull()
  })
})
