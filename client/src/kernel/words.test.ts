import { expect, test } from 'vitest'
import { count } from './count.ts'
import { fileName } from './hand-over.ts'
import { ago, onDay } from './moment.ts'

const now = Date.parse('2026-11-20T12:00:00Z')
const before = (minutes: number) => new Date(now - minutes * 60_000).toISOString()

test.each([
  [0.5, 'just now'],
  [1, '1 minute ago'],
  [59, '59 minutes ago'],
  [60 * 3, '3 hours ago'],
  [60 * 24, 'yesterday'],
  [60 * 24 * 6, '6 days ago'],
  [60 * 24 * 20, '31 Oct'],
  [60 * 24 * 400, '16 Oct 2025'],
])('%s minutes ago reads "%s"', (minutes, words) => {
  expect(ago(before(minutes), now)).toBe(words)
})

test('a clock that runs ahead does not speak of the future', () => {
  expect(ago(before(-5), now)).toBe('just now')
})

test('a day of another year names the year', () => {
  expect(onDay('2027-01-02T12:00:00Z', now)).toBe('2 Jan 2027')
})

test.each([
  [0, '0 words'],
  [1, '1 word'],
  [12480, '12,480 words'],
])('%s is counted as "%s"', (n, words) => {
  expect(count.words(n)).toBe(words)
})

test.each([
  ['The Salt Road', 'The Salt Road.md'],
  ['a/b: "c"?', 'a b c.md'],
  ['..', 'Untitled.md'],
  ['', 'Untitled.md'],
  ['Été à Zürich', 'Été à Zürich.md'],
])('the title %j becomes the file %j', (title, name) => {
  expect(fileName(title, 'md')).toBe(name)
})

test('a very long title is cut', () => {
  expect(fileName('a'.repeat(500), 'txt')).toHaveLength(84)
})
