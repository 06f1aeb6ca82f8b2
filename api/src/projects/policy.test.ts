import { describe, expect, it } from 'vitest'
import {
  type Capability,
  canOf,
  mayChangeRole,
  mayDelete,
  mayGrant,
  mayManage,
  mayRead,
  mayRemove,
  mayUndelete,
  mayWrite,
  type ProjectFacts,
} from './policy.ts'

const reviewer: Capability[] = ['read', 'comment', 'vote', 'review']
const contributor: Capability[] = ['read', 'comment', 'vote', 'propose']
const editor: Capability[] = [...contributor, 'write', 'review', 'merge']
const admin: Capability[] = [...editor, 'curate', 'manage']
const capsOf = {
  OWNER: [...admin, 'own'],
  ADMIN: admin,
  EDITOR: editor,
  CONTRIBUTOR: contributor,
  REVIEWER: reviewer,
  VIEWER: ['read'],
  nobody: [],
} as const
type Who = keyof typeof capsOf
const everybody = Object.keys(capsOf) as Who[]
const as = (who: Who, trashed = false): ProjectFacts => ({ caps: capsOf[who], trashed })

const allowed: [string, (project: ProjectFacts) => boolean, Who[]][] = [
  ['read', mayRead, ['OWNER', 'ADMIN', 'EDITOR', 'CONTRIBUTOR', 'REVIEWER', 'VIEWER']],
  ['write', mayWrite, ['OWNER', 'ADMIN', 'EDITOR']],
  ['manage', mayManage, ['OWNER', 'ADMIN']],
  ['delete', mayDelete, ['OWNER']],
]

describe.each(allowed)('to %s a project', (_act, may, who) => {
  it.each(who)('is allowed to %s', (role) => {
    expect(may(as(role))).toBe(true)
  })
  it.each(everybody.filter((role) => !who.includes(role)))('is refused to %s', (role) => {
    expect(may(as(role))).toBe(false)
  })
  it.each(everybody)('is refused to %s while it is in the trash', (role) => {
    expect(may(as(role, true))).toBe(false)
  })
})

describe('to take a project out of the trash', () => {
  it('is its owner’s alone', () => {
    expect(everybody.filter((who) => mayUndelete(as(who, true)))).toEqual(['OWNER'])
  })
  it('takes a project that is in the trash', () => {
    expect(everybody.filter((who) => mayUndelete(as(who)))).toEqual([])
  })
})

describe('to change the role of a member', () => {
  it.each(['OWNER', 'ADMIN'] as const)('is allowed to %s', (who) => {
    expect(mayChangeRole(as(who), { role: 'EDITOR', self: false })).toBe(true)
  })
  it.each(['EDITOR', 'CONTRIBUTOR', 'REVIEWER', 'VIEWER', 'nobody'] as const)(
    'is refused to %s, be it their own',
    (who) => {
      expect(mayChangeRole(as(who), { role: 'VIEWER', self: false })).toBe(false)
      expect(mayChangeRole(as(who), { role: 'VIEWER', self: true })).toBe(false)
    },
  )
  it.each(everybody)('is refused to %s when it is the owner’s', (who) => {
    expect(mayChangeRole(as(who), { role: 'OWNER', self: who === 'OWNER' })).toBe(false)
  })
})

describe('to remove a member', () => {
  it.each(['OWNER', 'ADMIN'] as const)('is allowed to %s', (who) => {
    expect(mayRemove(as(who), { role: 'ADMIN', self: false })).toBe(true)
  })
  it.each(['EDITOR', 'CONTRIBUTOR', 'REVIEWER', 'VIEWER'] as const)(
    'is allowed to %s for themselves and refused for others',
    (who) => {
      expect(mayRemove(as(who), { role: who, self: true })).toBe(true)
      expect(mayRemove(as(who), { role: 'VIEWER', self: false })).toBe(false)
    },
  )
  it.each(everybody)('is refused to %s when it is the owner', (who) => {
    expect(mayRemove(as(who), { role: 'OWNER', self: who === 'OWNER' })).toBe(false)
  })
  it('is refused to nobody, and in the trash', () => {
    expect(mayRemove(as('nobody'), { role: 'VIEWER', self: true })).toBe(false)
    expect(mayRemove(as('OWNER', true), { role: 'VIEWER', self: false })).toBe(false)
  })
})

it('roles are given by those who manage', () => {
  expect(everybody.filter((who) => mayGrant(as(who), 'ADMIN'))).toEqual(['OWNER', 'ADMIN'])
})

it('the answer says what the policies say', () => {
  expect(canOf(as('EDITOR'))).toEqual({ write: true, manage: false, delete: false })
  expect(canOf(as('OWNER', true))).toEqual({ write: false, manage: false, delete: false })
})
