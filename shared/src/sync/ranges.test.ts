import fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import { describe, expect, it } from 'vitest'
import { decodeRanges, encodeRanges, mergeRanges, type Ranges, readRanges } from './ranges.ts'

const range = fc.record({ clock: fc.nat(40), length: fc.nat(8) })
const ranges: fc.Arbitrary<Ranges> = fc
  .array(fc.tuple(fc.nat(3), fc.array(range, { maxLength: 6 })), { maxLength: 4 })
  .map((entries) => new Map(entries))

const inOrder = (some: Ranges) => [...some].sort(([a], [b]) => a - b)

/** Every clock the pieces cover, one by one. */
const clocksOf = (...parts: readonly Ranges[]): Set<string> => {
  const clocks = new Set<string>()
  for (const part of parts)
    for (const [client, list] of part)
      for (const { clock, length } of list)
        for (let at = clock; at < clock + length; at++) clocks.add(`${client}:${at}`)
  return clocks
}

describe('merged ranges', () => {
  it('cover the same clocks, each once', () =>
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const merged = mergeRanges(a, b)
        expect(clocksOf(merged)).toEqual(clocksOf(a, b))
      }),
    ))

  it('stand in order with a gap between any two, and none is empty', () =>
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        for (const list of mergeRanges(a, b).values()) {
          expect(list.length).toBeGreaterThan(0)
          let end = -1
          for (const { clock, length } of list) {
            expect(length).toBeGreaterThan(0)
            expect(clock).toBeGreaterThan(end)
            end = clock + length
          }
        }
      }),
    ))

  it('do not depend on who came first, nor on merging twice', () =>
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const merged = mergeRanges(a, b)
        expect(inOrder(mergeRanges(b, a))).toEqual(inOrder(merged))
        expect(mergeRanges(merged, merged)).toEqual(merged)
      }),
    ))

  it('leave what they were made of as it was', () =>
    fc.assert(
      fc.property(ranges, (a) => {
        const before = structuredClone(a)
        mergeRanges(a, a)
        expect(a).toEqual(before)
      }),
    ))
})

describe('ranges as bytes', () => {
  it('come back as they were', () =>
    fc.assert(
      fc.property(ranges, (a) => {
        expect(inOrder(decodeRanges(encodeRanges(a)))).toEqual(inOrder(a))
      }),
    ))

  it('are refused at every torn end', () =>
    fc.assert(
      fc.property(ranges, (a) => {
        const bytes = encodeRanges(a)
        for (let end = 0; end < bytes.length; end++)
          expect(() => decodeRanges(bytes.subarray(0, end))).toThrow()
      }),
      { numRuns: 30 },
    ))

  it('are counted while they are read: one too many is told before the rest is', () => {
    const three = new Map([[1, [0, 5, 10].map((clock) => ({ clock, length: 1 }))]])
    const read = (most: number) => readRanges(decoding.createDecoder(encodeRanges(three)), most)
    expect(read(3)).toEqual(three)
    expect(() => read(2)).toThrow('too many ranges')
  })

  it('of a client that is named twice are kept, both', () => {
    const twice = Uint8Array.from([2, 7, 1, 0, 1, 7, 1, 3, 2])
    expect(decodeRanges(twice)).toEqual(
      new Map([
        [
          7,
          [
            { clock: 0, length: 1 },
            { clock: 3, length: 2 },
          ],
        ],
      ]),
    )
  })
})
