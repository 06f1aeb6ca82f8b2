import { describe, expect, it } from 'vitest'
import { scopeOf } from '../kernel/endpoint.ts'
import { newId } from '../kernel/id.ts'
import * as front from './front.ts'

const page: front.PublishedPage = {
  pageId: newId<'pages'>(),
  title: 'Tides',
  state: 'public',
  path: '/texts/tides-1',
  publishedAt: '2026-12-02T10:00:00.000Z',
  plannedAt: null,
  can: { unpublish: true },
}

describe('what of a project is published', () => {
  it('is read as it was sent, without a text', () => {
    expect(front.publishedPage.parse({ ...page, content: { type: 'doc' } })).toEqual(page)
  })

  it('may be planned alone', () => {
    const plannedAt = '2026-12-24T17:00:00.000Z'
    const planned = { ...page, state: 'private' as const, path: null, publishedAt: null, plannedAt }
    expect(front.publishedPage.parse(planned)).toEqual(planned)
  })

  it.each([{ state: 'PUBLISHED' }, { pageId: 'x' }, { plannedAt: 'soon' }, { can: {} }])(
    'is none with %j',
    (wrong) => expect(front.publishedPage.safeParse({ ...page, ...wrong }).success).toBe(false),
  )
})

describe('a front', () => {
  const { body } = front.changeFront.parts

  it.each(['tree', 'newest'])('is in this order: %s', (order) => {
    expect(body.parse({ order, title: 'x' })).toEqual({ order })
  })

  it.each(['', 'TREE', 'alphabet', null, undefined])('is not in this order: %j', (order) => {
    expect(body.safeParse({ order }).success).toBe(false)
  })

  it('is arranged by who looks after the project, and looked at by who reads', () => {
    expect(scopeOf(front.changeFront)).toBe('manage')
    expect(scopeOf(front.listPublishedPages)).toBe('read')
  })
})
