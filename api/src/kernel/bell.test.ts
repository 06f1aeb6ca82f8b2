import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openBell } from './bell.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const heard = () => {
  const bell = openBell()
  const come = vi.fn()
  bell.heardBy(come)
  return { bell, come }
}

describe('a bell', () => {
  it('rings after its time, once', () => {
    const { bell, come } = heard()
    bell.ring(300)
    vi.advanceTimersByTime(299)
    expect(come).not.toHaveBeenCalled()
    vi.advanceTimersByTime(10_000)
    expect(come).toHaveBeenCalledTimes(1)
  })

  it('rung by many at once rings once, as soon as the most hurried wants', () => {
    const { bell, come } = heard()
    for (const after of [60_000, 300, 500]) bell.ring(after)
    vi.advanceTimersByTime(300)
    expect(come).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(100_000)
    expect(come).toHaveBeenCalledTimes(1)
  })

  it('rings again for who rings later', () => {
    const { bell, come } = heard()
    bell.ring(300)
    vi.advanceTimersByTime(300)
    bell.ring(300)
    vi.advanceTimersByTime(300)
    expect(come).toHaveBeenCalledTimes(2)
  })

  it('without anybody to hear it, or closed, does nothing', () => {
    const { bell, come } = heard()
    bell.ring(300)
    bell.close()
    bell.ring(300)
    openBell().ring(1)
    vi.advanceTimersByTime(1_000)
    expect(come).not.toHaveBeenCalled()
  })
})
