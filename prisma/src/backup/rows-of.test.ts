import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rowsOf } from './rows-of.ts'

const filtered = (chunks: readonly string[], at: number, value: string) =>
  text(Readable.from(chunks.map((chunk) => Buffer.from(chunk))).pipe(rowsOf(at, value)))

const rows = 'a\t1\tx\nb\t2\ty\nc\t1\t\nd\t11\tz\n'

test.each([
  [1, '1', 'a\t1\tx\nc\t1\t\n'],
  [0, 'd', 'd\t11\tz\n'],
  [2, '', 'c\t1\t\n'],
  [2, 'q', ''],
  [3, 'x', ''],
])('where field %i is %j', async (at, value, wanted) => {
  expect(await filtered([rows], at, value)).toBe(wanted)
})

test('wherever the bytes are cut', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat(rows.length), { maxLength: 6 }), async (cuts) => {
      const places = [0, ...cuts.toSorted((a, b) => a - b), rows.length]
      const chunks = places.slice(1).map((end, index) => rows.slice(places[index], end))
      expect(await filtered(chunks, 1, '1')).toBe('a\t1\tx\nc\t1\t\n')
    }),
  ))

test('a line separator of Unicode is part of a value', async () => {
  expect(await filtered(['a\tone\u2028two\t1\nb\tc\t2\n'], 2, '1')).toBe('a\tone\u2028two\t1\n')
})
