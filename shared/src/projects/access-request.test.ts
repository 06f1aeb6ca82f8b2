import { describe, expect, it } from 'vitest'
import { scopeOf } from '../kernel/endpoint.ts'
import { newId } from '../kernel/id.ts'
import {
  accessRequest,
  askAccess,
  denyAccess,
  grantAccess,
  listAccessRequests,
} from './access-request.ts'

describe('asking', () => {
  const { body, reply } = askAccess.parts

  it('names a page or a project, and may say why', () => {
    const pageId = newId()
    expect(body.parse({ pageId, message: ' Please ' })).toEqual({ pageId, message: 'Please' })
    const projectId = newId()
    expect(body.parse({ projectId })).toEqual({ projectId })
  })

  it.each([
    {},
    { pageId: 'the first' },
    { projectId: null },
    { pageId: newId(), message: '' },
    { pageId: newId(), message: ' ' },
    { pageId: newId(), message: 'x'.repeat(501) },
  ])('is not done with %j', (value) => {
    expect(body.safeParse(value).success).toBe(false)
  })

  it('is answered with nothing, whatever is there', () => {
    expect(Object.keys(reply.shape)).toEqual([])
  })
})

describe('a request', () => {
  const one = {
    id: newId(),
    user: { id: newId(), displayName: 'Ben', color: '#00696e' },
    email: 'ben@example.org',
    page: null,
    message: null,
    standing: null,
    createdAt: '2026-12-01T00:00:00.000Z',
  }

  it('comes from inside, from a pause, or from outside', () => {
    for (const standing of [null, { role: 'VIEWER', status: 'ACTIVE' }]) {
      expect(accessRequest.parse({ ...one, standing }).standing).toEqual(standing)
    }
    const standing = { role: 'VIEWER', status: 'REMOVED' }
    expect(accessRequest.safeParse({ ...one, standing }).success).toBe(false)
  })

  it('is granted with a role that can be given', () => {
    const { body } = grantAccess.parts
    expect(body.safeParse({ role: 'OWNER' }).success).toBe(false)
    expect(body.safeParse({}).success).toBe(false)
    expect(body.parse({ role: 'EDITOR' })).toEqual({ role: 'EDITOR' })
  })

  it('is nothing for a key that only reads or writes', () => {
    for (const question of [listAccessRequests, grantAccess, denyAccess]) {
      expect(scopeOf(question)).toBe('manage')
    }
    expect(scopeOf(askAccess)).toBe('account')
  })
})
