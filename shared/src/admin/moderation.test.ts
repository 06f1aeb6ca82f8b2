import { describe, expect, it } from 'vitest'
import { scopeOf } from '../kernel/endpoint.ts'
import { newId } from '../kernel/id.ts'
import * as moderation from './moderation.ts'

const at = '2026-12-02T10:00:00.000Z'
const one: moderation.ModerationCase = {
  id: newId<'moderation_cases'>(),
  state: 'open',
  kind: 'page',
  title: 'Tides',
  projectTitle: 'A book',
  path: '/texts/tides-1',
  says: 'It rises.',
  isPublic: true,
  reports: {
    count: 2,
    firstAt: at,
    lastAt: at,
    reasons: [{ reason: 'SPAM', count: 2 }],
    words: [{ reason: 'SPAM', words: 'An advertisement', at }],
  },
  decision: null,
  can: { dismiss: true, hide: true, release: false },
}

describe('what was reported', () => {
  it('is read as it was sent', () => expect(moderation.moderationCase.parse(one)).toEqual(one))

  it('says nothing of who reported it', () => {
    const words = [{ reason: 'SPAM', words: 'x', at, ip: '10.0.0.1', reporter: 'secret' }]
    const chatty = { ...one, reports: { ...one.reports, words } }
    expect(JSON.stringify(moderation.moderationCase.parse(chatty))).not.toMatch(/secret|10\.0/)
  })

  it('says what was decided last, by whom and why', () => {
    const decision = { by: 'Mo', at, note: 'An advertisement' }
    const gone = { ...one, state: 'hidden' as const, decision }
    expect(moderation.moderationCase.parse(gone).decision).toEqual(decision)
  })

  it.each([
    { state: 'OPEN' },
    { kind: 'comment' },
    { decision: { by: 'Ada', at } },
    { isPublic: null },
    { reports: { ...one.reports, reasons: [{ reason: 'BORING', count: 1 }] } },
    { reports: { ...one.reports, count: 0.5 } },
    { reports: { ...one.reports, lastAt: 'today' } },
  ])('is none with %j', (wrong) => {
    expect(moderation.moderationCase.safeParse({ ...one, ...wrong }).success).toBe(false)
  })
})

describe('the queue', () => {
  const read = (query: object) => moderation.listCases.parts.query.safeParse(query)

  it('is of what waits unless something else is asked for', () => {
    expect(read({}).data).toEqual({ view: 'open' })
    expect(read({ view: 'hidden' }).data).toEqual({ view: 'hidden' })
    expect(read({ view: 'all' }).success).toBe(false)
  })

  const decisions = [moderation.dismissCase, moderation.hideCase, moderation.releaseCase]

  it.each(decisions)('$path is decided with words, not too many', ({ parts }) => {
    expect(parts.body.parse({ note: ' Spam ' })).toEqual({ note: 'Spam' })
    for (const note of ['', '  ', 'x'.repeat(1001), undefined, 7]) {
      expect(parts.body.safeParse({ note }).success).toBe(false)
    }
  })

  it.each([...decisions, moderation.listCases])('$path is no matter for a key', (question) => {
    expect(scopeOf(question)).toBe('account')
  })

  it.each(decisions)('$path names one of them', ({ parts }) => {
    expect(parts.params.safeParse({ caseId: 'tides' }).success).toBe(false)
  })
})
