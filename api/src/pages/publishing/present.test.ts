import { newId } from '@chapterhouse/shared/kernel/id'
import { describe, expect, it } from 'vitest'
import { presentPublication } from './present.ts'

const id = newId<'pages'>()
const front = { title: 'A book', isPublic: true, path: '/works/a-book', can: { publish: false } }
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
  presentPublication({ page: { id }, facts, front, row, hasChanges: false, ...more })

describe('what a writer is told of a publication', () => {
  it('that is public, is where it is read, and since when', () =>
    expect(said()).toEqual({
      state: 'public',
      path: `/texts/tides-${id}`,
      title: 'Tides',
      publishedAt: '1970-01-01T00:00:00.000Z',
      hasChanges: false,
      readings: { views: 12, likes: 3 },
      project: front,
      can: { publish: true },
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
