import { Refusal } from '@chapterhouse/shared/refusals'
import { describe, expect, it } from 'vitest'
import { demandRate, openRate, openThrottle, refuseFor } from './throttle.ts'

const handClock = () => {
  let at = 1_000_000
  return { now: () => at, pass: (seconds: number) => (at += seconds * 1000) }
}

describe('a throttle', () => {
  const parts = { free: 3, memory: 3600, longest: 60 }

  it('lets the first failures pass at once', () => {
    const throttle = openThrottle({ clock: handClock(), ...parts })
    for (const _ of [1, 2]) throttle.count('anna')
    expect(throttle.wait('anna')).toBe(0)
  })

  it('doubles the wait with each failure after them, up to the longest', () => {
    const throttle = openThrottle({ clock: handClock(), ...parts })
    const waits = Array.from({ length: 12 }, () => {
      throttle.count('anna')
      return throttle.wait('anna')
    })
    expect(waits).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60])
  })

  it('lets time pass the wait', () => {
    const clock = handClock()
    const throttle = openThrottle({ clock, ...parts })
    for (const _ of [1, 2, 3, 4, 5]) throttle.count('anna')
    expect(throttle.wait('anna')).toBe(4)
    clock.pass(3)
    expect(throttle.wait('anna')).toBe(1)
    clock.pass(1)
    expect(throttle.wait('anna')).toBe(0)
  })

  it('forgets a key that was quiet, and one that came in', () => {
    const clock = handClock()
    const throttle = openThrottle({ clock, ...parts })
    for (const _ of [1, 2, 3, 4]) throttle.count('anna')
    for (const _ of [1, 2, 3, 4]) throttle.count('ben')
    throttle.forget('ben')
    expect(throttle.wait('ben')).toBe(0)
    clock.pass(3600)
    throttle.count('anna')
    expect(throttle.wait('anna')).toBe(0)
  })

  it('keeps keys apart', () => {
    const throttle = openThrottle({ clock: handClock(), ...parts })
    for (const _ of [1, 2, 3, 4]) throttle.count('anna')
    expect(throttle.wait('ben')).toBe(0)
  })

  it('drops the oldest key rather than grow for ever', () => {
    const throttle = openThrottle({ clock: handClock(), ...parts, free: 0, keys: 2 })
    for (const key of ['a', 'b', 'c']) throttle.count(key)
    expect(throttle.wait('a')).toBe(0)
    expect(throttle.wait('c')).toBeGreaterThan(0)
  })
})

describe('a rate', () => {
  it('takes so many in any window, and tells how long to wait for the next', () => {
    const clock = handClock()
    const rate = openRate({ clock, tries: 3, per: 60 })
    for (const _ of [1, 2, 3]) {
      expect(rate.wait('ip')).toBe(0)
      rate.count('ip')
      clock.pass(10)
    }
    expect(rate.wait('ip')).toBe(30)
    clock.pass(30)
    expect(rate.wait('ip')).toBe(0)
    rate.count('ip')
    expect(rate.wait('ip')).toBe(10)
  })

  it('refuses with the seconds to wait, and does not count what it refused', () => {
    const rate = openRate({ clock: handClock(), tries: 1, per: 60 })
    demandRate(rate, 'ip')
    const again = () => demandRate(rate, 'ip')
    expect(again).toThrow(Refusal)
    expect(again).toThrow('Try again in 60 s')
  })
})

it('says long waits in minutes', () => {
  expect(() => refuseFor(900)).toThrow('Try again in 15 minutes')
  expect(() => refuseFor(0)).not.toThrow()
})
