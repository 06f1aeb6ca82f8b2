import { describe, expect, it } from 'vitest'
import {
  type Capability,
  canOf,
  mayDelete,
  mayGrant,
  mayManage,
  mayRead,
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

it('roles are given by those who manage', () => {
  expect(everybody.filter((who) => mayGrant(as(who), 'ADMIN'))).toEqual(['OWNER', 'ADMIN'])
})

it('the answer says what the policies say', () => {
  expect(canOf(as('EDITOR'))).toEqual({ write: true, manage: false, delete: false })
  expect(canOf(as('OWNER', true))).toEqual({ write: false, manage: false, delete: false })
})
