import { describe, expect, test } from 'vitest'
import { pauseAfter } from './room-socket.ts'

describe('edits of others are gathered', () => {
  test.each([
    [0.5, 0],
    [4, 0],
    [10, 24],
    [30, 104],
    [400, 104],
  ])('after a flush of %d ms for %d ms before the next frame', (cost, pause) =>
    expect(pauseAfter(cost)).toBe(pause),
  )
})
