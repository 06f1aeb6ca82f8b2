import { newId } from '@chapterhouse/shared/kernel/id'
import { describe, expect, it } from 'vitest'
import { presentPublication } from './present.ts'

const id = newId<'pages'>()
const can = { publish: false }
const front = {
  title: 'A book',
  isPublic: true,
  path: '/works/a-book',
  order: 'tree' as const,
  takedown: null,
  can,
}
const facts = {
  caps: ['read', 'write'] as const,
  editMode: 'LIVE' as const,
  trashed: false,
  given: false,
}
const row = {
  isPublic: true,
  title: 'Tides',
  slug: 'tides',
  publishedAt: new Date(0),
  content: { type: 'doc' },
  views: 12,
  likes: 3,
}
const said = (more: object = {}) =>
  presentPublication({
    page: { id },
    facts,
    front,
    row,
    hasChanges: false,
    takedown: null,
    plan: null,
    ...more,
  })

describe('what a writer is told of a publication', () => {
  it('that is public, is where it is read, and since when', () =>
    expect(said()).toEqual({
      state: 'public',
      path: `/texts/tides-${id}`,
      title: 'Tides',
      publishedAt: '1970-01-01T00:00:00.000Z',
      hasChanges: false,
      readings: { views: 12, likes: 3 },
      takedown: null,
      plan: null,
      project: front,
      can: { publish: true, unpublish: true },
    }))

  it('that waits for its project, is where it will be', () =>
    expect(said({ row: { ...row, isPublic: false } })).toMatchObject({
      state: 'waiting',
      path: `/texts/tides-${id}`,
    }))

  it('that is none, is that nothing is published', () =>
    expect(said({ row: null })).toMatchObject({
      state: 'private',
      path: null,
      title: null,
      readings: { views: 0 },
    }))

  it('that moderators hide, is why; it can be taken back, and not published', () => {
    const takedown = { note: 'An advertisement', at: '2026-12-01T12:00:00.000Z' }
    expect(said({ row: { ...row, isPublic: false }, takedown })).toMatchObject({
      state: 'hidden',
      takedown,
      can: { publish: false, unpublish: true },
    })
    expect(said({ row: null, takedown })).toMatchObject({
      state: 'hidden',
      can: { unpublish: false },
    })
  })

  it('is that the page says something else', () =>
    expect(said({ hasChanges: true }).hasChanges).toBe(true))

  it.each([
    ['reads alone', { caps: ['read'] as const }],
    ['has the page alone', { given: true }],
    ['looks into the trash', { trashed: true }],
  ])('who %s may not publish', (_, more) =>
    expect(said({ facts: { ...facts, ...more } }).can.publish).toBe(false),
  )
})
