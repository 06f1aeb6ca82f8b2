import { describe, expect, it } from 'vitest'
import { decodeSlice, encodeSlice, inOrder, type SliceRow } from './slice.ts'
import { packSlice, unpackSlice } from './slice-packing.ts'

const row = (order: number, at: number, ...data: number[]): SliceRow => ({
  order,
  at,
  data: Uint8Array.from(data),
})

const start = Date.UTC(2026, 0, 1)
const rows = [row(0, start, 1, 2, 3), row(2, start + 17, 4), row(5, start + 59_999, 5, 6)]

describe('a slice', () => {
  it('H3 keeps every row with its millisecond and its place', () => {
    expect(decodeSlice(encodeSlice(rows))).toEqual(rows)
  })

  it('H3 is packed small, and read back by any later version', () => {
    const many = Array.from({ length: 500 }, (_, i) => row(i, start + i * 100, 1, 2, 3, i % 7))
    const packed = packSlice(many)
    expect(unpackSlice(packed)).toEqual(many)
    expect(packed.length).toBeLessThan(encodeSlice(many).length / 2)
    expect(unpackSlice(encodeSlice(many))).toEqual(many)
  })

  it('keeps rows whose clock went backwards', () => {
    const odd = [row(0, start + 5, 1), row(1, start, 2)]
    expect(decodeSlice(encodeSlice(odd))).toEqual(odd)
  })

  it('may be empty', () => {
    expect(decodeSlice(encodeSlice([]))).toEqual([])
  })

  it('plays the rows of several authors in the order they were committed', () => {
    const ann = [row(0, start, 1), row(2, start + 2, 3)]
    const ben = [row(1, start + 1, 2), row(3, start + 3, 4)]
    expect(inOrder(ann, ben).map(({ data }) => data[0])).toEqual([1, 2, 3, 4])
  })

  it('is refused when it is of another version, packed by something else, or torn', () => {
    const bytes = encodeSlice(rows)
    expect(() => decodeSlice(Uint8Array.from([9, ...bytes.subarray(1)]))).toThrow('version')
    expect(() => decodeSlice(Uint8Array.from([1, 77, ...bytes.subarray(2)]))).toThrow('packed')
    expect(() => decodeSlice(bytes.subarray(0, bytes.length - 1))).toThrow()
  })
})
