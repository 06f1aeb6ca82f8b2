import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
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

  const anyRow = fc.record({
    order: fc.nat(),
    at: fc.integer({ min: 0, max: start * 2 }),
    data: fc.uint8Array({ maxLength: 20 }),
  })

  it('H3 comes back from every packing, whatever the rows', () =>
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 20 }), (some) => {
        expect(decodeSlice(encodeSlice(some))).toEqual(some)
        expect(unpackSlice(packSlice(some))).toEqual(some)
      }),
    ))

  it('H3 was once packed by deflate, and is still read', () => {
    const deflate = { id: 2, pack: (b: Uint8Array) => deflateRawSync(b), unpack: () => never }
    const never = new Uint8Array()
    expect(unpackSlice(encodeSlice(rows, deflate))).toEqual(rows)
  })

  it('is refused at every torn end', () => {
    for (const bytes of [encodeSlice(rows), packSlice(rows)])
      for (let end = 0; end < bytes.length; end++)
        expect(() => unpackSlice(bytes.subarray(0, end))).toThrow()
  })

  it('hands out rows that do not hold on to the bytes they came from', () => {
    const bytes = encodeSlice(rows)
    const [first] = decodeSlice(bytes)
    bytes.fill(0)
    expect(first?.data).toEqual(Uint8Array.of(1, 2, 3))
  })

  it('plays rows of one place by their time', () => {
    expect(inOrder([row(1, 20, 2)], [row(1, 10, 1), row(0, 30, 0)]).map(({ at }) => at)).toEqual([
      30, 10, 20,
    ])
  })
})
