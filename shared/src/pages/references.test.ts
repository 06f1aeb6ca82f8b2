import { expect, test } from 'vitest'
import { newId } from '../kernel/id.ts'
import { listBacklinks, listMentions, reference } from './references.ts'

const place = {
  pageId: newId(),
  projectId: newId(),
  projectTitle: 'A book',
  title: 'Tides',
  icon: null,
  excerpt: 'see there',
  times: 1,
  at: '2026-11-30T12:00:00.000Z',
}

test('a reference is a place in a page', () => {
  expect(reference.safeParse(place).success).toBe(true)
})

test.each([
  { ...place, pageId: 'one' },
  { ...place, times: 1.5 },
  { ...place, at: 'yesterday' },
  { ...place, excerpt: null },
])('%j is none', (wrong) => expect(reference.safeParse(wrong).success).toBe(false))

test('backlinks are asked for by a page’s id, mentions by being somebody', () => {
  expect(listBacklinks.parts.params.safeParse({ pageId: 'x' }).success).toBe(false)
  expect(listMentions.path).toBe('/mentions')
})
