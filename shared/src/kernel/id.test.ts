import { describe, expect, it } from 'vitest'
import { type IdSource, newId, pageId } from './id.ts'

const fixed = (now: number, byte: number): IdSource => ({
  now: () => now,
  random: (bytes) => bytes.fill(byte),
})
const timeOf = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

describe('a new id', () => {
  it('is a UUID of version 7 and variant 10, whatever the dice say', () => {
    for (const byte of [0x00, 0xff, 0x5a]) {
      expect(newId(fixed(1_700_000_000_000, byte))).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      )
    }
  })

  it.each([0, 1, 0xffff, 0x10000, 1_700_000_000_000, 2 ** 48 - 1])(
    'begins with its millisecond (%i)',
    (now) => {
      expect(timeOf(newId(fixed(now, 0xff)))).toBe(now)
    },
  )

  it('sorts by the time of its making', () => {
    const ids = [1, 2, 0x10000, 0x10001, 2 ** 40].map((now) => newId(fixed(now, 0x77)))
    expect(ids.toSorted()).toEqual(ids)
  })

  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 1_000 }, () => newId())).size).toBe(1_000)
  })

  it('is one that the contracts take', () => {
    expect(pageId.safeParse(newId()).success).toBe(true)
  })
})

describe('an id of the contracts', () => {
  it.each([
    '',
    'x',
    '01a1f8ec-a1e9-7241-a8da-09212145222',
    '01a1f8eca1e97241a8da092121452222',
    7,
    null,
  ])('is not %s', (value) => {
    expect(pageId.safeParse(value).success).toBe(false)
  })
})
