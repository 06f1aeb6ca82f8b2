import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deriveKey, ticketKey } from './keys.ts'

const hmac = (key: string | Uint8Array, ...parts: (string | Uint8Array)[]): Uint8Array => {
  const running = createHmac('sha256', key)
  for (const part of parts) running.update(part)
  return running.digest()
}

/** RFC 5869, extract and one block of expand, written out. */
const byHand = (secret: string, purpose: string): Uint8Array =>
  hmac(hmac('chapterhouse', secret), purpose, Uint8Array.of(1))

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('a derived key', () => {
  it.each([
    ['a secret', 'collab-ticket'],
    ['пароль 🎪', 'another purpose'],
    ['x'.repeat(500), ''],
  ])('of %j for %j is what the standard says', (secret, purpose) => {
    expect(hex(deriveKey(secret, purpose))).toBe(hex(byHand(secret, purpose)))
  })

  it('has the 32 bytes that HS256 wants', () => {
    expect(ticketKey('short')).toHaveLength(32)
  })

  it('is another for each purpose and each secret', () => {
    const keys = ['a', 'b'].flatMap((secret) =>
      ['collab-ticket', 'collab-ticket2', ''].map((purpose) => hex(deriveKey(secret, purpose))),
    )
    expect(new Set(keys).size).toBe(6)
  })

  it('for tickets is the same in both programs', () => {
    expect(hex(ticketKey('a secret'))).toBe(hex(deriveKey('a secret', 'collab-ticket')))
  })
})
