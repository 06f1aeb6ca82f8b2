import { expect, test } from 'vitest'
import { capsOfRole, standingOf } from './standing.ts'

const active = (role: keyof typeof capsOfRole) =>
  standingOf({ role, status: 'ACTIVE', caps: capsOfRole[role] })

test.each([
  ['OWNER', ['read', 'comment', 'propose', 'write', 'manage', 'own']],
  ['ADMIN', ['read', 'comment', 'propose', 'write', 'manage']],
  ['EDITOR', ['read', 'comment', 'propose', 'write']],
  ['CONTRIBUTOR', ['read', 'comment', 'propose']],
  ['REVIEWER', ['read', 'comment']],
  ['VIEWER', ['read']],
] as const)('who is %s may %j by that', (role, may) => {
  expect(active(role)).toEqual({ may, because: role, rights: 'usual' })
})

test('who is paused may do nothing, whatever the role', () => {
  expect(standingOf({ role: 'ADMIN', status: 'PAUSED', caps: capsOfRole.ADMIN })).toEqual({
    may: [],
    because: 'paused',
    rights: 'usual',
  })
})

test.each([
  ['more', ['read', 'comment', 'write']],
  ['fewer', []],
  ['other', ['comment']],
] as const)('%s rights than the role gives are not blamed on the role', (rights, caps) => {
  expect(standingOf({ role: 'VIEWER', status: 'ACTIVE', caps }).rights).toBe(rights)
})

test('an owner has all there is', () => {
  expect(standingOf({ role: 'OWNER', status: 'ACTIVE', caps: ['read'] }).rights).toBe('usual')
})

test('a role gives each capability once', () => {
  for (const caps of Object.values(capsOfRole)) expect(new Set(caps).size).toBe(caps.length)
})
