import { describe, expect, it } from 'vitest'
import { deleteAccount } from './account.ts'
import { changePassword } from './contract.ts'
import { currentPassword, newPassword } from './credentials.ts'
import { createKey } from './keys.ts'
import { askNewEmail } from './links.ts'

describe('a proof on the spot', () => {
  const question = {
    'another password': [changePassword, { newPassword: 'seventeen purple giraffes' }],
    'another address': [askNewEmail, { email: 'ada@example.org' }],
    'a key': [createKey, { name: 'A robot', scopes: ['read'], expiresInDays: 7 }],
    'the end of the account': [deleteAccount, {}],
  } as const

  it.each(Object.keys(question) as (keyof typeof question)[])('may come with %s', (what) => {
    const [{ parts }, body] = question[what]
    const proven = { ...body, currentPassword: 'seventeen purple giraffes' }
    expect(parts.body.parse(body)).toEqual(body)
    expect(parts.body.parse(proven)).toEqual(proven)
  })

  it.each(Object.keys(question) as (keyof typeof question)[])(
    'that is no text spoils %s',
    (what) => {
      const [{ parts }, body] = question[what]
      for (const wrong of [null, 1, true, {}, ['x'], 'x'.repeat(1_001)]) {
        expect(parts.body.safeParse({ ...body, currentPassword: wrong }).success).toBe(false)
      }
    },
  )

  it('is not held to the rules of new ones: it may be older than they are', () => {
    expect(currentPassword.parse('short')).toBe('short')
    expect(newPassword.safeParse('short').success).toBe(false)
  })
})
