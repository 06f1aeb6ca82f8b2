import { describe, expect, test } from 'vitest'
import { daysFor } from './days.ts'

// A Monday, at an hour at which it is another day elsewhere.
const now = new Date(2026, 10, 30, 23, 30)
const said = (words: string) => daysFor(words, now).map(({ day }) => day)

describe('a day', () => {
  test.each([
    ['', ['2026-11-30', '2026-12-01']],
    ['tod', ['2026-11-30']],
    ['Tomorrow', ['2026-12-01']],
    ['yest', ['2026-11-29']],
    ['fri', ['2026-12-04']],
    ['next monday', ['2026-12-07']],
    ['monday', ['2026-12-07']],
    ['next t', ['2026-12-01', '2026-12-03']],
    ['in 3 days', ['2026-12-03']],
    ['in 2 weeks', ['2026-12-14']],
    ['24.12.', ['2026-12-24']],
    ['1.3', ['2027-03-01']],
    ['24.12.2030', ['2030-12-24']],
    ['24.12.30', ['2030-12-24']],
    ['24 dec', ['2026-12-24']],
    ['Dec 24, 2031', ['2031-12-24']],
    ['2026-02-28', ['2026-02-28']],
  ])('%j is %j', (words, days) => expect(said(words)).toEqual(days))

  test.each([
    '30.2.',
    '2026-02-30',
    '99.1.',
    '24.13.',
    'monda y',
    'in 3 apples',
    'ada',
    '12',
    '24 foo',
  ])('%j is none', (words) => expect(said(words)).toEqual([]))

  test('of a leap year is the next there is', () => {
    expect(daysFor('29.2.', new Date(2027, 5, 1)).map(({ day }) => day)).toEqual(['2028-02-29'])
  })
})
