import { describe, expect, test } from 'vitest'
import { attachmentKind, byteSizeOf, mediaTypeOf, sizeInWords } from './attachment.ts'

describe('an attachment', () => {
  test.each([
    ['audio/mpeg', 'audio'],
    ['video/mp4', 'video'],
    ['application/pdf', 'file'],
    ['audio', 'audio'],
    [null, 'file'],
    ['text/html', 'file'],
  ])('of type %s is shown as %s', (mime, kind) => expect(attachmentKind(mime)).toBe(kind))

  test.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [1_000, '1.0 kB'],
    [12_345, '12.3 kB'],
    [123_456, '123 kB'],
    [5_000_000, '5.0 MB'],
    [7_000_000_000_000, '7000 GB'],
  ])('of %i bytes has %s', (bytes, words) => expect(sizeInWords(bytes)).toBe(words))

  test.each(['text', 'a/b/c', 'a /b', 'text/html; charset=x', '<b>/x', null, 7])(
    '%j is no media type',
    (value) => expect(mediaTypeOf(value)).toBeNull(),
  )

  test.each([-1, 0.5, Number.NaN, 2 ** 41, '7', null])('%j is no size', (value) =>
    expect(byteSizeOf(value)).toBeNull(),
  )
})
