import { describe, expect, test } from 'vitest'
import { type IdRanges, union, without } from './id-ranges.ts'

const set = (...runs: [number, number][]): IdRanges =>
  new Map([[1, runs.map(([clock, len]) => ({ clock, len }))]])
const runsOf = (ranges: IdRanges) => (ranges.get(1) ?? []).map(({ clock, len }) => [clock, len])

describe('sets of ids', () => {
  test('grow together where they touch', () => {
    expect(runsOf(union(set([0, 2], [5, 1]), set([2, 3])))).toEqual([[0, 6]])
    expect(runsOf(union(set([0, 5]), set([1, 2])))).toEqual([[0, 5]])
    expect(runsOf(union(set([4, 1]), set([0, 1])))).toEqual([
      [0, 1],
      [4, 1],
    ])
  })

  test('lose what another holds', () => {
    expect(runsOf(without(set([0, 10]), set([3, 2])))).toEqual([
      [0, 3],
      [5, 5],
    ])
    expect(runsOf(without(set([0, 3], [6, 3]), set([2, 5])))).toEqual([
      [0, 2],
      [7, 2],
    ])
    expect(without(set([2, 2]), set([0, 9])).size).toBe(0)
    expect(runsOf(without(set([2, 2]), new Map()))).toEqual([[2, 2]])
  })
})
