import { describe, expect, it } from 'vitest'
import * as policy from './policy.ts'

const facts = (more: Partial<policy.PersonFacts> = {}): policy.PersonFacts => ({
  platformRole: 'USER',
  state: 'active',
  self: false,
  sessions: 1,
  ...more,
})

describe('the house is looked after by', () => {
  it.each([
    ['ADMIN', true],
    ['MODERATOR', false],
    ['USER', false],
  ] as const)('%s: %s', (platformRole, yes) => {
    expect(policy.maySeeHouse({ platformRole })).toBe(yes)
  })
})

describe('what the world reports is seen by', () => {
  it.each([
    ['ADMIN', true],
    ['MODERATOR', true],
    ['USER', false],
  ] as const)('%s: %s', (platformRole, yes) => {
    expect(policy.maySeeReports({ platformRole })).toBe(yes)
  })
})

describe('what was reported', () => {
  it.each([
    ['open', true, ['dismiss', 'hide']],
    ['open', false, ['dismiss']],
    ['dismissed', true, ['hide']],
    ['dismissed', false, []],
    ['released', true, ['hide']],
    ['hidden', false, ['release']],
  ] as const)('that is %s, public: %s, may be: %j', (state, isPublic, acts) => {
    const of = { state, isPublic }
    const may = {
      dismiss: policy.mayDismiss(of),
      hide: policy.mayHide(of),
      release: policy.mayRelease(of),
    }
    expect(Object.entries(may).flatMap(([act, yes]) => (yes ? [act] : []))).toEqual(acts)
  })
})

describe('somebody may be', () => {
  it.each([
    ['suspended', policy.maySuspend, facts()],
    ['suspended, an admin too', policy.maySuspend, facts({ platformRole: 'ADMIN' })],
    ['let in again', policy.mayReactivate, facts({ state: 'suspended' })],
    ['given a role', policy.mayChangeRole, facts()],
    ['given a role by themselves', policy.mayChangeRole, facts({ self: true })],
    ['signed out', policy.mayEndSessions, facts()],
  ])('%s', (_what, may, of) => {
    expect(may(of)).toBe(true)
  })
})

describe('somebody may not be', () => {
  it.each([
    ['suspended by themselves', policy.maySuspend, facts({ self: true })],
    ['suspended twice', policy.maySuspend, facts({ state: 'suspended' })],
    ['suspended when they are gone', policy.maySuspend, facts({ state: 'deleted' })],
    ['let in when they are in', policy.mayReactivate, facts()],
    ['let in when they left', policy.mayReactivate, facts({ state: 'deleted' })],
    ['let in when they are erased', policy.mayReactivate, facts({ state: 'erased' })],
    ['given a role while suspended', policy.mayChangeRole, facts({ state: 'suspended' })],
    ['given a role when they are gone', policy.mayChangeRole, facts({ state: 'deleted' })],
    ['signed out where they are not in', policy.mayEndSessions, facts({ sessions: 0 })],
    ['signed out by themselves', policy.mayEndSessions, facts({ self: true })],
  ])('%s', (_what, may, of) => {
    expect(may(of)).toBe(false)
  })
})
