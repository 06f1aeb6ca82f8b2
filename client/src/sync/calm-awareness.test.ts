import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { CalmAwareness } from './calm-awareness.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const counted = () => {
  const awareness = new CalmAwareness(new Y.Doc())
  let told = 0
  awareness.on('update', () => told++)
  return { awareness, told: () => told }
}

describe('our own caret', () => {
  test('is told at most four times a second, the last place included', () => {
    const { awareness, told } = counted()
    for (let at = 0; at < 100; at++) {
      awareness.setLocalStateField('cursor', { at })
      vi.advanceTimersByTime(10)
    }
    vi.advanceTimersByTime(500)
    expect(told()).toBeLessThanOrEqual(6)
    expect(awareness.getLocalState()).toMatchObject({ cursor: { at: 99 } })
  })

  test('is not told again when it did not move', () => {
    const { awareness, told } = counted()
    for (let times = 0; times < 5; times++) {
      awareness.setLocalStateField('cursor', { at: 1 })
      vi.advanceTimersByTime(1_000)
    }
    expect(told()).toBe(1)
  })
})
