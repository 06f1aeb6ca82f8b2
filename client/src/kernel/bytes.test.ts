import { expect, test } from 'vitest'
import { bytesInWords } from './bytes.ts'

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [12_345, '12 kB'],
  [3_400_000, '3.4 MB'],
  [123_456_789, '123 MB'],
  [2_500_000_000, '2.5 GB'],
  [7e15, '7000 TB'],
])('%d is %s', (bytes, words) => {
  expect(bytesInWords(bytes)).toBe(words)
})
