import { expect, test } from 'vitest'
import { capsOfRole, deedsOf, standingOf } from './standing.ts'

const active = (role: keyof typeof capsOfRole) =>
  standingOf({ role, status: 'ACTIVE', caps: capsOfRole[role] })

test.each([
  [
    'OWNER',
    'read, comment, propose changes, write, invite people and hand the project on',
    'the project is theirs',
  ],
  ['EDITOR', 'read, comment, propose changes and write', 'they are an editor'],
  ['CONTRIBUTOR', 'read, comment and propose changes', 'they are a contributor'],
  ['REVIEWER', 'read and comment', 'they are a reviewer'],
  ['VIEWER', 'read, nothing else', 'they are a viewer'],
] as const)('%s may %s, because %s', (role, may, because) => {
  expect(active(role)).toEqual({ may, because })
})

test('who is paused may do nothing, whatever the role', () => {
  expect(standingOf({ role: 'ADMIN', status: 'PAUSED', caps: capsOfRole.ADMIN })).toEqual({
    may: 'do nothing for now',
    because: 'the membership is paused',
  })
})

test.each([
  ['more', ['read', 'comment', 'write'], 'they are a viewer, with more rights than usual'],
  ['fewer', [], 'they are a viewer, with fewer rights than usual'],
  ['other', ['comment'], 'they are a viewer, with other rights than usual'],
] as const)('%s rights than the role gives are not blamed on the role', (_, caps, because) => {
  expect(standingOf({ role: 'VIEWER', status: 'ACTIVE', caps }).because).toBe(because)
})

test('nothing at all has words too', () => {
  expect(deedsOf([])).toBe('do nothing')
})

test('a role gives each capability once', () => {
  for (const caps of Object.values(capsOfRole)) expect(new Set(caps).size).toBe(caps.length)
})
