import { describe, expect, test } from 'vitest'
import { momentInWords, momentOf, wallTime } from './zoned.ts'

const at = (iso: string) => Date.parse(iso)
const iso = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString())

describe('the clock of a zone', () => {
  test.each([
    ['UTC', '2026-12-24T17:00'],
    ['Europe/Berlin', '2026-12-24T18:00'],
    ['America/New_York', '2026-12-24T12:00'],
    ['Asia/Kathmandu', '2026-12-24T22:45'],
    ['Pacific/Auckland', '2026-12-25T06:00'],
  ])('in %s shows %s, and leads back', (zone, wall) => {
    expect(wallTime(at('2026-12-24T17:00:00Z'), zone)).toBe(wall)
    expect(iso(momentOf(wall, zone))).toBe('2026-12-24T17:00:00.000Z')
  })

  test('knows midnight as the first hour', () => {
    expect(wallTime(at('2026-12-24T00:05:00Z'), 'UTC')).toBe('2026-12-24T00:05')
  })

  test.each([
    ['that is skipped is the one after', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
    ['that comes twice is the first', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['before a change is as before', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    ['after a change is as after', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
  ])('in Berlin an hour %s', (_what, wall, moment) => {
    expect(iso(momentOf(wall, 'Europe/Berlin'))).toBe(moment)
  })

  test.each(['', 'soon', '2026-13-01T00:00', '2026-12-24'])('shows no %j', (wall) => {
    expect(momentOf(wall, 'UTC')).toBeNull()
  })

  test('is named with the moment', () => {
    const words = momentInWords(at('2026-12-24T17:00:00Z'), 'Europe/Berlin')
    expect(words).toMatch(/Thursday,? 24 December 2026.* 18:00 \(Europe\/Berlin\)/)
  })
})
