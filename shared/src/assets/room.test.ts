import { expect, test } from 'vitest'
import { firstRooms, roomState, uploadRooms } from './room.ts'

test.each([
  [0, 100, 'plenty'],
  [79, 100, 'plenty'],
  [80, 100, 'narrow'],
  [99, 100, 'narrow'],
  [100, 100, 'full'],
  [250, 100, 'full'],
  [0, 0, 'full'],
  [1e12, null, 'plenty'],
] as const)('%s of %s bytes are %s', (used, most, state) => {
  expect(roomState({ used, most })).toBe(state)
})

test.each([{ project: 0, person: null }, { project: 1e15, person: 1 }, firstRooms])(
  '%j may be chosen',
  (rooms) => {
    expect(uploadRooms.parse(rooms)).toEqual(rooms)
  },
)

test.each([
  { project: -1, person: null },
  { project: 1.5, person: null },
  { project: 2e15, person: null },
  { project: '5 GB', person: null },
  { project: Number.NaN, person: null },
  { project: 5 },
])('%j may not', (rooms) => {
  expect(uploadRooms.safeParse(rooms).success).toBe(false)
})
