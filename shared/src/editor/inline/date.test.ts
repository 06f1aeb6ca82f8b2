import { describe, expect, test } from 'vitest'
import { dayInWords, dayOf } from './date.ts'

describe('a day', () => {
  test.each(['2026-12-24', '2024-02-29', '0001-01-01'])('can be %s', (day) =>
    expect(dayOf(day)).toBe(day),
  )

  test.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-1-1', '24.12.2026', '', null, 7])(
    'cannot be %j',
    (value) => expect(dayOf(value)).toBeNull(),
  )

  test('is read the way its reader writes days, in every time zone the same', () => {
    expect(dayInWords('2026-12-24')).toBe('24 December 2026')
    expect(dayInWords('2026-12-24', 'de-DE')).toBe('24. Dezember 2026')
  })
})
