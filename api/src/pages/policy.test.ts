import type { Capability } from '@chapterhouse/prisma/hot'
import { describe, expect, it } from 'vitest'
import * as policy from './policy.ts'

const reviewer: Capability[] = ['read', 'comment', 'vote', 'review']
const contributor: Capability[] = ['read', 'comment', 'vote', 'propose']
const editor: Capability[] = [...contributor, 'write', 'review', 'merge']
const capsOf = {
  OWNER: [...editor, 'curate', 'manage', 'own'],
  ADMIN: [...editor, 'curate', 'manage'],
  EDITOR: editor,
  CONTRIBUTOR: contributor,
  REVIEWER: reviewer,
  VIEWER: ['read'],
  nobody: [],
} as const
type Who = keyof typeof capsOf
const everybody = Object.keys(capsOf) as Who[]
const writers: Who[] = ['OWNER', 'ADMIN', 'EDITOR']
const readers: Who[] = [...writers, 'CONTRIBUTOR', 'REVIEWER', 'VIEWER']

const page = (who: Who, facts: Partial<policy.PageFacts> = {}): policy.PageFacts => ({
  caps: capsOf[who],
  editMode: 'LIVE',
  trashed: false,
  given: false,
  ...facts,
})

interface Rule {
  readonly may: (facts: policy.PageFacts) => boolean
  readonly LIVE: Who[]
  readonly PROTECTED: Who[]
  readonly LOCKED: Who[]
}
const rules: [string, Rule][] = [
  ['read', { may: policy.mayRead, LIVE: readers, PROTECTED: readers, LOCKED: readers }],
  ['write', { may: policy.mayWrite, LIVE: writers, PROTECTED: [], LOCKED: [] }],
  ['rename', { may: policy.mayRename, LIVE: writers, PROTECTED: [], LOCKED: [] }],
  ['move', { may: policy.mayMove, LIVE: writers, PROTECTED: writers, LOCKED: writers }],
  ['move away', { may: policy.mayMoveAway, LIVE: writers, PROTECTED: writers, LOCKED: [] }],
  ['duplicate', { may: policy.mayDuplicate, LIVE: writers, PROTECTED: writers, LOCKED: writers }],
  ['set the mode', { may: policy.maySetMode, LIVE: writers, PROTECTED: writers, LOCKED: writers }],
  ['describe', { may: policy.mayDescribe, LIVE: writers, PROTECTED: writers, LOCKED: [] }],
  ['delete', { may: policy.mayDelete, LIVE: writers, PROTECTED: writers, LOCKED: [] }],
  [
    'name a version',
    { may: policy.mayNameVersion, LIVE: writers, PROTECTED: writers, LOCKED: writers },
  ],
]
const modes = ['LIVE', 'PROTECTED', 'LOCKED'] as const

describe.each(rules)('to %s', (_act, rule) => {
  describe.each(modes)('a %s page', (editMode) => {
    it.each(everybody)('as %s', (who) => {
      expect(rule.may(page(who, { editMode }))).toBe(rule[editMode].includes(who))
    })
  })
  it.each(everybody)('a page in the trash is refused to %s', (who) => {
    expect(rule.may(page(who, { trashed: true }))).toBe(false)
  })
})

describe('to take a page out of the trash', () => {
  it.each(everybody)('as %s', (who) => {
    expect(policy.mayUndelete(page(who, { trashed: true }))).toBe(writers.includes(who))
    expect(policy.mayUndelete(page(who))).toBe(false)
  })
})

describe('only the mode stands in the way', () => {
  it.each(modes)('of %s', (editMode) => {
    const held = everybody.filter((who) => policy.heldByMode(page(who, { editMode })))
    expect(held).toEqual(editMode === 'LIVE' ? [] : writers)
  })
})

describe('why somebody may not write', () => {
  it.each(writers)('is nothing for %s on a live page', (who) => {
    expect(policy.whyReadOnly(page(who))).toBeNull()
  })
  it.each(writers)('is the mode of the page for %s', (who) => {
    expect(policy.whyReadOnly(page(who, { editMode: 'LOCKED' }))).toBe('locked')
    expect(policy.whyReadOnly(page(who, { editMode: 'PROTECTED' }))).toBe('protected')
  })
  it.each(['CONTRIBUTOR', 'REVIEWER', 'VIEWER'] as const)(
    'is the role for %s, whatever the mode',
    (who) => {
      for (const editMode of ['LIVE', 'PROTECTED', 'LOCKED'] as const) {
        expect(policy.whyReadOnly(page(who, { editMode }))).toBe('role')
      }
    },
  )
})

describe('a page that was given by itself', () => {
  const given = (caps: Capability[], facts: Partial<policy.PageFacts> = {}) =>
    page('nobody', { caps, given: true, ...facts })
  const write = given(['read', 'comment', 'write'])

  it('is read, and written in where that was given, and nothing else', () => {
    expect(policy.mayRead(write)).toBe(true)
    const allowed = Object.entries(policy.canOf(write)).filter(([, may]) => may)
    expect(allowed.map(([act]) => act)).toEqual(['write'])
    expect(Object.values(policy.canOf(given(['read'])))).not.toContain(true)
    expect(policy.mayGive(given(['read', 'manage']))).toBe(false)
  })
  it('says why it is not written in', () => {
    expect(policy.whyReadOnly(given(['read']))).toBe('given')
    expect(policy.whyReadOnly(given(['read', 'comment']))).toBe('given')
    expect(policy.whyReadOnly(given(['read', 'write'], { editMode: 'LOCKED' }))).toBe('locked')
  })
  it('is given on by those who manage', () => {
    expect(everybody.filter((who) => policy.mayGive(page(who)))).toEqual(['OWNER', 'ADMIN'])
  })
})
