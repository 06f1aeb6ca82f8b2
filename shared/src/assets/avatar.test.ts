import { describe, expect, it } from 'vitest'
import { scopeOf } from '../kernel/endpoint.ts'
import { avatarPath, getAvatar, removeAvatar, uploadAvatar } from './avatar.ts'

describe('the picture beside a name', () => {
  it('is where its question is', () => {
    const id = '01a1f8ec-0000-7000-8000-000000000001'
    expect(avatarPath(id)).toBe(`/api${getAvatar.path.replace(':userId', id)}`)
  })

  it('is changed with the account, and seen by who may read', () => {
    expect([uploadAvatar, removeAvatar, getAvatar].map(scopeOf)).toEqual([
      'account',
      'account',
      'read',
    ])
  })

  it('is not asked for by a name that is no id', () => {
    expect(getAvatar.parts.params.safeParse({ userId: '../me' }).success).toBe(false)
  })
})
