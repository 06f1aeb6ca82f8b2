import { describe, expect, it } from 'vitest'
import { partAsked } from './byte-range.ts'

describe('the part of a file that is asked for', () => {
  it.each([
    ['bytes=0-9', { start: 0, end: 9 }],
    ['bytes=90-', { start: 90, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-500', { start: 0, end: 99 }],
    ['bytes=50-5000', { start: 50, end: 99 }],
    ['bytes=99-99', { start: 99, end: 99 }],
  ])('is with %s %j', (range, part) => expect(partAsked(range, 100)).toEqual(part))

  it.each([
    undefined,
    '',
    'bytes=',
    'bytes=-',
    'bytes=100-',
    'bytes=9-0',
    'bytes=0-1,5-6',
    'items=0-1',
    'bytes=a-b',
    `bytes=${'9'.repeat(40)}-`,
  ])('is all of it with %j', (range) => expect(partAsked(range, 100)).toBeNull())

  it('is none of an empty file', () => expect(partAsked('bytes=0-0', 0)).toBeNull())
})
