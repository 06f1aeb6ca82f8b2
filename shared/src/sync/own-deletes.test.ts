import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { cpuTime } from '../kernel/testing/cpu-time.ts'
import { ownDeletes } from './own-deletes.ts'
import { decodeRanges, encodeRanges, mergeRanges, type Ranges, rangesLength } from './ranges.ts'

const aText = (text: string): Y.Doc => {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.getText('content').insert(0, text)
  return doc
}

const pieces = (...ranges: (readonly [number, number])[]): Ranges =>
  new Map([[1, ranges.map(([clock, length]) => ({ clock, length }))]])

describe('own deletions', () => {
  it('are those of what still lives', () => {
    const doc = aText('0123456789')
    doc.getText('content').delete(3, 4)
    expect(ownDeletes(doc, pieces([2, 6]))).toEqual(pieces([2, 1], [7, 1]))
  })

  it('are none for what is deleted already', () => {
    const doc = aText('0123456789')
    doc.getText('content').delete(0, 10)
    expect(ownDeletes(doc, pieces([0, 10])).size).toBe(0)
  })

  it('include what the document does not know yet', () => {
    expect(ownDeletes(aText('01234'), pieces([4, 3]))).toEqual(pieces([4, 3]))
    expect(ownDeletes(new Y.Doc(), pieces([4, 3]))).toEqual(pieces([4, 3]))
  })

  it('walk the document once, however often a range is repeated', () => {
    const doc = aText('x'.repeat(1_000))
    for (let i = 0; i < 400; i++) doc.getText('content').delete(i, 1)
    const repeated = pieces(...Array.from({ length: 100_000 }, () => [0, 1_000] as const))
    const { ms, result } = cpuTime(() => ownDeletes(doc, repeated))
    expect(ms).toBeLessThan(1_000)
    expect(rangesLength(result)).toBe(600)
  })

  it('are what applying the deletions changes', () => {
    const cut = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }))
    fc.assert(
      fc.property(fc.array(cut), fc.array(cut), (before, after) => {
        const doc = aText('y'.repeat(80))
        const text = doc.getText('content')
        for (const [at, length] of before) {
          if (at < text.length) text.delete(at, Math.min(length, text.length - at))
        }
        const wanted = pieces(...after)
        const alive = text.length
        const own = rangesLength(ownDeletes(doc, wanted))
        Y.applyUpdate(doc, Uint8Array.from([0, ...encodeRanges(mergeRanges(wanted))]))
        expect(alive - text.length).toBe(own)
      }),
    )
  })
})

describe('ranges', () => {
  it('are merged where they touch', () => {
    expect(mergeRanges(pieces([5, 2], [0, 3], [3, 1], [6, 4], [9, 0]))).toEqual(
      pieces([0, 4], [5, 5]),
    )
  })

  it('survive their coding, which is that of Yjs', () => {
    const doc = aText('0123456789')
    doc.getText('content').delete(2, 3)
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc))
    const ranges = decodeRanges(update.subarray(1))
    expect(ranges).toEqual(pieces([2, 3]))
    expect(encodeRanges(ranges)).toEqual(update.subarray(1))
  })
})
