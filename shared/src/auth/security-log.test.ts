import { describe, expect, it } from 'vitest'
import { listSecurityLog, securityEntry } from './security-log.ts'

const entry = {
  id: '7',
  at: '2026-12-02T10:00:00.000Z',
  action: 'login',
  byOther: false,
  address: '203.0.113.0/24',
  userAgent: null,
}

describe('an entry of the security log', () => {
  it('is read as it was sent', () => {
    expect(securityEntry.parse(entry)).toEqual(entry)
  })

  it('carries nothing else: not who, not what it was about', () => {
    expect(securityEntry.parse({ ...entry, actorId: 'x', before: {} })).toEqual(entry)
  })

  it.each([{ at: 'yesterday' }, { address: undefined }, { byOther: 'no' }, { id: 7 }])(
    'is none with %j',
    (wrong) => {
      expect(securityEntry.safeParse({ ...entry, ...wrong }).success).toBe(false)
    },
  )
})

it('is part of the account: a key for reading texts does not open it', () => {
  expect(listSecurityLog.parts.scope).toBe('account')
})
