import { describe, expect, it } from 'vitest'
import { isTimeZone, timeZones } from './time-zone.ts'

describe('a time zone', () => {
  it.each(['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires'])(
    'can be %s',
    (name) => expect(isTimeZone(name)).toBe(true),
  )

  it.each(['', 'Mars/Olympus', '+02:00', 'Europe/Berlin\n', '../etc/localtime'])(
    'cannot be %j',
    (name) => expect(isTimeZone(name)).toBe(false),
  )

  it('is in the list once', () => {
    const zones = timeZones()
    expect(zones.length).toBeGreaterThan(100)
    expect(zones.filter((zone) => zone === 'UTC')).toHaveLength(1)
    expect(zones.every(isTimeZone)).toBe(true)
  })
})
