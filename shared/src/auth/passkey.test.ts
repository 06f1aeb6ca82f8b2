import { describe, expect, it } from 'vitest'
import { madePasskey, passkeyRequest, passkeyWish, usedPasskey } from './passkey.ts'

const frame = { id: 'aGk', rawId: 'aGk', type: 'public-key', clientExtensionResults: {} }
const made = { ...frame, response: { clientDataJSON: 'e30', attestationObject: 'oA' } }
const used = {
  ...frame,
  response: { clientDataJSON: 'e30', authenticatorData: 'AA', signature: 'MEQ' },
}

describe('what a browser answers', () => {
  it('is taken as the standard says it', () => {
    expect(madePasskey.parse(made)).toEqual(made)
    expect(usedPasskey.parse(used)).toEqual(used)
  })

  it('may say how it is reached, and whose it is', () => {
    const response = { ...made.response, transports: ['internal', 'hybrid'] }
    expect(madePasskey.parse({ ...made, response }).response.transports).toHaveLength(2)
    const owned = { ...used, response: { ...used.response, userHandle: 'aGk' } }
    expect(usedPasskey.parse(owned)).toEqual(owned)
  })

  it('loses what nobody asked for', () => {
    const more = { ...used, clientExtensionResults: { prf: { results: { first: 'x' } } }, more: 1 }
    expect(usedPasskey.parse(more)).toEqual(used)
  })

  it('of a kind of device nobody knows is taken all the same', () => {
    const parsed = usedPasskey.parse({ ...used, authenticatorAttachment: 'telepathic' })
    expect(parsed.authenticatorAttachment).toBeUndefined()
  })

  it.each([
    ['no id', { id: undefined }],
    ['an empty id', { id: '' }],
    ['an id that is no base64url', { id: 'a+b/c=' }],
    ['an id as long as a book', { id: 'x'.repeat(20_001) }],
    ['another type', { type: 'password' }],
    ['no response', { response: undefined }],
    ['the response of the other question', { response: made.response }],
  ])('with %s is refused', (_what, part) => {
    expect(usedPasskey.safeParse({ ...used, ...part }).success).toBe(false)
  })

  it.each([
    ['no attestation', { attestationObject: undefined }],
    ['what was not said as base64url', { clientDataJSON: '{"type":"webauthn.create"}' }],
    ['a hundred ways to reach it', { transports: Array(100).fill('usb') }],
  ])('about a new one with %s is refused', (_what, part) => {
    const response = { ...made.response, ...part }
    expect(madePasskey.safeParse({ ...made, response }).success).toBe(false)
  })
})

describe('what a browser is asked', () => {
  const wish = {
    challenge: 'x',
    rp: { id: 'localhost', name: 'Chapterhouse' },
    user: { id: 'x', name: 'ada@example.org', displayName: 'Ada' },
    pubKeyCredParams: [{ alg: -7, type: 'public-key' }],
    timeout: 1,
    attestation: 'none',
    excludeCredentials: [],
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
  }

  it('is a passkey that its person can be found by, and is shown to be theirs', () => {
    expect(passkeyWish.parse(wish)).toEqual(wish)
    const loose = { ...wish.authenticatorSelection, userVerification: 'discouraged' }
    expect(passkeyWish.safeParse({ ...wish, authenticatorSelection: loose }).success).toBe(false)
  })

  it('is not where the device comes from', () => {
    expect(passkeyWish.safeParse({ ...wish, attestation: 'direct' }).success).toBe(false)
  })

  it('may leave the choice to the person', () => {
    const request = { challenge: 'x', rpId: 'localhost', timeout: 1, userVerification: 'required' }
    expect(passkeyRequest.parse(request)).toEqual(request)
  })
})
