import { describe, expect, it } from 'vitest'
import { newId } from '../kernel/id.ts'
import { type Notice, notice } from './notices.ts'

const pageId = newId<'pages'>()
const everyKind: readonly Notice[] = [
  { kind: 'access-changed' },
  { kind: 'access-changed', userId: newId<'users'>() },
  {
    kind: 'access-changed',
    userId: newId<'users'>(),
    sessionId: 'a'.repeat(64),
    projectId: newId<'projects'>(),
    pageId,
  },
  { kind: 'journal-written', pageId },
  { kind: 'journal-written', pageId, contributionId: newId<'contributions'>(), node: 'one' },
  { kind: 'page-purged', pageId },
  { kind: 'epoch-raised', pageId, epoch: 2 },
  { kind: 'schema-raised', pageId, schemaVersion: 3 },
]

describe('a notice', () => {
  it.each(everyKind)('arrives as it was sent: %j', (sent) => {
    expect(notice.parse(JSON.parse(JSON.stringify(sent)))).toEqual(sent)
  })

  it.each(everyKind)('fits into what NOTIFY carries: $kind', (sent) => {
    expect(Buffer.byteLength(JSON.stringify(sent))).toBeLessThan(8_000)
  })

  it('carries nothing that its kind does not name, text least of all', () => {
    const chatty = { kind: 'page-purged', pageId, title: 'SECRET', userId: newId() }
    expect(notice.parse(chatty)).toEqual({ kind: 'page-purged', pageId })
  })

  it.each([
    null,
    'access-changed',
    {},
    { kind: 'unheard-of', pageId },
    { kind: 'page-purged' },
    { kind: 'page-purged', pageId: 'all' },
    { kind: 'journal-written', contributionId: newId() },
    { kind: 'journal-written', pageId, node: 7 },
    { kind: 'epoch-raised', pageId },
    { kind: 'epoch-raised', pageId, epoch: 1.5 },
    { kind: 'epoch-raised', pageId, epoch: '2' },
    { kind: 'schema-raised', pageId, schemaVersion: null },
    { kind: 'access-changed', userId: "x' OR 1" },
    { kind: 'access-changed', sessionId: null },
  ])('is not %j', (value) => {
    expect(notice.safeParse(value).success).toBe(false)
  })
})

it('a notice about a share link names it, and nothing else that is none', () => {
  const linkId = '0190a1b2-c3d4-7e5f-8a6b-000000000001'
  expect(notice.parse({ kind: 'access-changed', linkId })).toEqual({
    kind: 'access-changed',
    linkId,
  })
  expect(notice.safeParse({ kind: 'access-changed', linkId: 'every link' }).success).toBe(false)
})
