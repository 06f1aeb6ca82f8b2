import { capsOfRole } from '@chapterhouse/shared/projects/standing'
import { describe, expect, it } from 'vitest'
import type { ProjectFacts } from '../policy.ts'
import {
  type MemberFacts,
  mayChangeRole,
  mayPause,
  mayReceive,
  mayRemove,
  mayResume,
  memberCanOf,
} from './policy.ts'

const caps = { ...capsOfRole, nobody: [] }
type Who = keyof typeof caps
const everybody = Object.keys(caps) as Who[]
const managers = ['OWNER', 'ADMIN'] as const
const others = everybody.filter((who) => who !== 'OWNER' && who !== 'ADMIN')
const as = (who: Who, trashed = false): ProjectFacts => ({ caps: caps[who], trashed })
const aMember = (more: Partial<MemberFacts> = {}): MemberFacts => ({
  role: 'EDITOR',
  status: 'ACTIVE',
  self: false,
  ...more,
})
const paused = aMember({ status: 'PAUSED' })
const owner = aMember({ role: 'OWNER' })

describe('to change the role of a member', () => {
  it.each(managers)('is allowed to %s', (who) => {
    expect(mayChangeRole(as(who), aMember())).toBe(true)
    expect(mayChangeRole(as(who), paused)).toBe(true)
  })
  it.each(others)('is refused to %s, be it their own', (who) => {
    expect(mayChangeRole(as(who), aMember())).toBe(false)
    expect(mayChangeRole(as(who), aMember({ self: true }))).toBe(false)
  })
  it.each(everybody)('is refused to %s when it is the owner’s', (who) => {
    expect(mayChangeRole(as(who), { ...owner, self: who === 'OWNER' })).toBe(false)
  })
})

describe('to pause a member', () => {
  it.each(managers)('is allowed to %s', (who) => {
    expect(mayPause(as(who), aMember())).toBe(true)
  })
  it.each(others)('is refused to %s', (who) => {
    expect(mayPause(as(who), aMember())).toBe(false)
  })
  it.each(everybody)('is refused to %s for the owner, for themselves, and twice', (who) => {
    expect(mayPause(as(who), owner)).toBe(false)
    expect(mayPause(as(who), aMember({ self: true }))).toBe(false)
    expect(mayPause(as(who), paused)).toBe(false)
  })
  it('is refused in the trash', () => {
    expect(mayPause(as('OWNER', true), aMember())).toBe(false)
  })
})

describe('to resume a member', () => {
  it.each(managers)('is allowed to %s', (who) => {
    expect(mayResume(as(who), paused)).toBe(true)
  })
  it.each(others)('is refused to %s, be it themselves', (who) => {
    expect(mayResume(as(who), paused)).toBe(false)
    expect(mayResume(as(who), { ...paused, self: true })).toBe(false)
  })
  it('takes a member who is paused', () => {
    expect(mayResume(as('OWNER'), aMember())).toBe(false)
  })
})

describe('to remove a member', () => {
  it.each(managers)('is allowed to %s', (who) => {
    expect(mayRemove(as(who), aMember({ role: 'ADMIN' }))).toBe(true)
    expect(mayRemove(as(who), paused)).toBe(true)
  })
  it.each(['EDITOR', 'CONTRIBUTOR', 'REVIEWER', 'VIEWER'] as const)(
    'is allowed to %s for themselves and refused for others',
    (who) => {
      expect(mayRemove(as(who), aMember({ role: who, self: true }))).toBe(true)
      expect(mayRemove(as(who), aMember({ role: 'VIEWER' }))).toBe(false)
    },
  )
  it.each(everybody)('is refused to %s when it is the owner', (who) => {
    expect(mayRemove(as(who), { ...owner, self: who === 'OWNER' })).toBe(false)
  })
  it('is refused to nobody, and in the trash', () => {
    expect(mayRemove(as('nobody'), aMember({ self: true }))).toBe(false)
    expect(mayRemove(as('OWNER', true), aMember())).toBe(false)
  })
})

describe('to hand the project to a member', () => {
  it('is the owner’s alone', () => {
    expect(everybody.filter((who) => mayReceive(as(who), aMember()))).toEqual(['OWNER'])
  })
  it('is refused for who has it, who is paused, and in the trash', () => {
    expect(mayReceive(as('OWNER'), { ...owner, self: true })).toBe(false)
    expect(mayReceive(as('OWNER'), paused)).toBe(false)
    expect(mayReceive(as('OWNER', true), aMember())).toBe(false)
  })
})

it('the answer says what the policies say', () => {
  expect(memberCanOf(as('OWNER'), aMember())).toEqual({
    changeRole: true,
    pause: true,
    resume: false,
    remove: true,
    receive: true,
  })
  expect(Object.values(memberCanOf(as('VIEWER'), aMember()))).not.toContain(true)
})
