import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cursorOf, partOf, readCursor } from './cursor.ts'

const key = z.tuple([z.string(), z.string()])

describe('a cursor', () => {
  it('comes back as the key it was made of', () => {
    expect(readCursor(key, cursorOf(['2026', 'id']))).toEqual(['2026', 'id'])
  })

  it('is nothing on the first part', () => {
    expect(readCursor(key, undefined)).toBeNull()
  })

  it.each(['', 'x', '%%%', cursorOf(['one']), Buffer.from('{"a":1}').toString('base64url')])(
    'that is not ours (%s) is refused as input',
    (text) => {
      expect(() => readCursor(key, text)).toThrow(
        expect.objectContaining({ code: 'invalid_input' }),
      )
    },
  )
})

describe('a part of a list', () => {
  const keyOf = (row: string) => [row]

  it('ends where the rows end', () => {
    expect(partOf(['a', 'b'], 2, keyOf)).toEqual({ items: ['a', 'b'], nextCursor: null })
    expect(partOf([], 2, keyOf)).toEqual({ items: [], nextCursor: null })
  })

  it('goes on after its last row when there is one more', () => {
    expect(partOf(['a', 'b', 'c'], 2, keyOf)).toEqual({
      items: ['a', 'b'],
      nextCursor: cursorOf(['b']),
    })
  })
})
