import { describe, expect, it } from 'vitest'
import { scopeOf } from '../kernel/endpoint.ts'
import { newId } from '../kernel/id.ts'
import { pageAccess } from './access.ts'
import {
  changePageGrant,
  givenPage,
  givePage,
  listGivenPages,
  listPageGrants,
  pageGrant,
  takePage,
} from './grants.ts'

describe('what is given of a page', () => {
  it('is to read, to comment or to write: managing is not given with a page', () => {
    expect(pageAccess.options).toEqual(['READ', 'COMMENT', 'EDIT'])
    for (const access of ['MANAGE', 'OWN', 'read', '']) {
      expect(pageAccess.safeParse(access).success).toBe(false)
    }
  })

  it('goes to an address, however it is written', () => {
    const { body } = givePage.parts
    const access = 'READ'
    expect(body.parse({ email: ' Ben@Example.org ', access })).toEqual({
      email: 'ben@example.org',
      access,
    })
  })

  it.each([
    {},
    { email: 'ben@example.org' },
    { email: 'ben', access: 'READ' },
    { email: 'ben@example.org', access: 'ADMIN' },
  ])('is not given with %j', (value) => {
    expect(givePage.parts.body.safeParse(value).success).toBe(false)
  })

  it('is changed to something that can be given', () => {
    const { body } = changePageGrant.parts
    expect(body.parse({ access: 'EDIT' })).toEqual({ access: 'EDIT' })
    expect(body.safeParse({ access: null }).success).toBe(false)
  })
})

describe('who looks', () => {
  const createdAt = '2026-12-01T00:00:00.000Z'

  it('sees an address or none', () => {
    const user = { id: newId(), displayName: 'Ben', color: '#00696e' }
    const one = { user, access: 'READ', grantedBy: null, createdAt }
    expect(pageGrant.parse({ ...one, email: null }).email).toBeNull()
    expect(pageGrant.safeParse(one).success).toBe(false)
  })

  it('at what they were given learns no project', () => {
    expect(Object.keys(givenPage.shape).filter((key) => /project|parent/.test(key))).toEqual([])
  })

  it('with a key that reads, sees; giving and taking is managing', () => {
    expect([listPageGrants, listGivenPages].map(scopeOf)).toEqual(['read', 'read'])
    expect([givePage, changePageGrant, takePage].map(scopeOf)).toEqual([
      'manage',
      'manage',
      'manage',
    ])
  })
})
