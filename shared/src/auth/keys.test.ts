import { describe, expect, it } from 'vitest'
import { apiKey, createKey } from './keys.ts'

const wish = {
  name: 'Nightly import',
  scopes: ['read', 'write'],
  expiresInDays: 90,
  currentPassword: 'seventeen purple giraffes',
}
const takes = (part: object) => createKey.parts.body.safeParse({ ...wish, ...part }).success

describe('a new API key', () => {
  it('has a name, scopes, an end or none, and takes the password', () => {
    expect(takes({})).toBe(true)
    expect(takes({ expiresInDays: null })).toBe(true)
    expect(takes({ scopes: ['read', 'write', 'manage', 'account'] })).toBe(true)
  })

  it.each([
    ['no name', { name: '   ' }],
    ['a name as long as a page', { name: 'x'.repeat(101) }],
    ['no scope', { scopes: [] }],
    ['a scope nobody knows', { scopes: ['read', 'everything'] }],
    ['more scopes than there are', { scopes: Array(5).fill('read') }],
    ['an end in the past', { expiresInDays: 0 }],
    ['an end beyond ten years', { expiresInDays: 3_651 }],
    ['half a day', { expiresInDays: 0.5 }],
    ['an end left open by accident', { expiresInDays: undefined }],
    ['a password as long as a page', { currentPassword: 'x'.repeat(1_001) }],
  ])('with %s is refused', (_what, part) => {
    expect(takes(part)).toBe(false)
  })

  it('is named without blanks around it', () => {
    expect(createKey.parts.body.parse({ ...wish, name: ' Robot ' }).name).toBe('Robot')
  })

  it('is shown in its answer and in no list', () => {
    expect('key' in createKey.parts.reply.shape).toBe(true)
    expect(Object.keys(apiKey.shape).filter((name) => /key|hash/i.test(name))).toEqual([])
  })
})
