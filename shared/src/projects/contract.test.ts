import { describe, expect, it } from 'vitest'
import { newId } from '../kernel/id.ts'
import {
  addMember,
  changeProject,
  createProject,
  listProjects,
  member,
  transferProject,
} from './contract.ts'
import { grantedRole, projectRole } from './role.ts'

describe('a role that is given', () => {
  it('is every role but the owner’s', () => {
    expect([...grantedRole.options, 'OWNER'].sort()).toEqual([...projectRole.options].sort())
  })
})

describe('adding a member', () => {
  const { body } = addMember.parts
  it('takes an id or an address', () => {
    const userId = newId()
    expect(body.parse({ userId, role: 'EDITOR' })).toEqual({ userId, role: 'EDITOR' })
    expect(body.parse({ email: 'A@example.org', role: 'EDITOR' })).toEqual({
      email: 'a@example.org',
      role: 'EDITOR',
    })
  })

  it.each([
    { role: 'EDITOR' },
    { userId: 'x', role: 'EDITOR' },
    { email: 'a@example.org', role: 'OWNER' },
  ])('does not take %j', (value) => {
    expect(body.safeParse(value).success).toBe(false)
  })
})

describe('a project', () => {
  it('has a title of 1 to 200 characters, trimmed', () => {
    const { body } = createProject.parts
    expect(body.parse({ kind: 'WRITING', title: ' A ' })).toMatchObject({ title: 'A' })
    for (const title of ['', ' ', 'x'.repeat(201)]) {
      expect(body.safeParse({ kind: 'WRITING', title }).success).toBe(false)
    }
  })

  it('keeps what a change does not name, and loses a description that is null', () => {
    const { body } = changeProject.parts
    expect(body.parse({})).toEqual({})
    expect(body.parse({ description: null })).toEqual({ description: null })
  })

  it('is looked for in the trash when asked in words', () => {
    const { query } = listProjects.parts
    expect(query.parse({})).toMatchObject({ trash: false })
    expect(query.parse({ trash: 'true' })).toMatchObject({ trash: true })
    expect(query.safeParse({ trash: 'perhaps' }).success).toBe(false)
  })
})

describe('a member', () => {
  const one = {
    user: { id: newId(), displayName: 'Ada', color: '#00696e' },
    email: null,
    role: 'EDITOR',
    status: 'ACTIVE',
    caps: ['read', 'write'],
    joinedAt: null,
    invitedBy: null,
    can: { changeRole: false, pause: false, resume: false, remove: true, receive: false },
  }

  it('is in or paused: who was removed is none', () => {
    for (const status of ['ACTIVE', 'PAUSED']) {
      expect(member.parse({ ...one, status }).status).toBe(status)
    }
    for (const status of ['REMOVED', 'INVITED', 'REQUESTED', 'DECLINED']) {
      expect(member.safeParse({ ...one, status }).success).toBe(false)
    }
  })

  it('may do what there is a word for', () => {
    expect(member.safeParse({ ...one, caps: ['fly'] }).success).toBe(false)
  })

  it('is who a project is handed to', () => {
    const { body } = transferProject.parts
    expect(body.safeParse({}).success).toBe(false)
    expect(body.safeParse({ userId: 'ada' }).success).toBe(false)
    const userId = newId()
    expect(body.parse({ userId })).toEqual({ userId })
  })
})
