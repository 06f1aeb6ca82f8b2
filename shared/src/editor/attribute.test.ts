import { describe, expect, test } from 'vitest'
import {
  accepted,
  integer,
  matching,
  oneOf,
  orNull,
  textUpTo,
  type Validate,
  widths,
} from './attribute.ts'
import { assetSrc, imageFrom } from './blocks/image.ts'

const asset = '/api/assets/0190a1b2-c3d4-7e5f-8a6b-0123456789ab'

const takes = (validate: Validate, value: unknown): boolean => {
  try {
    validate(value)
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError)
    return false
  }
}

describe('an attribute', () => {
  test.each<[string, Validate, { readonly good: unknown[]; readonly bad: unknown[] }]>([
    [
      'one of a few',
      oneOf(1, 2, 'x'),
      { good: [1, 2, 'x'], bad: [3, '1', null, undefined, Number.NaN] },
    ],
    [
      'a number in bounds',
      integer(1, 64),
      { good: [1, 64], bad: [0, 65, 1.5, '3', Number.NaN, Number.POSITIVE_INFINITY, null, {}] },
    ],
    [
      'text like a pattern',
      matching(/^[a-z]+$/),
      { good: ['abc'], bad: ['', 'A', 5, null, ['abc']] },
    ],
    [
      'text of some length',
      textUpTo(3),
      { good: ['', 'abc'], bad: ['abcd', 3, null, { length: 1 }] },
    ],
    [
      'what a function takes',
      accepted((value) => value === 'x', 'x'),
      { good: ['x'], bad: ['y', null] },
    ],
    [
      'a list of widths',
      widths,
      { good: [[], [0], [120, 4000]], bad: [[-1], [4001], ['1'], 'x', null, Array(65).fill(1)] },
    ],
    ['or nothing at all', orNull(integer(1, 2)), { good: [null, 1], bad: [undefined, 0, ''] }],
  ])('is %s', (_, validate, { good, bad }) => {
    for (const value of good) expect(takes(validate, value)).toBe(true)
    for (const value of bad) expect(takes(validate, value)).toBe(false)
  })
})

describe('the address of a picture', () => {
  test('is one of our uploads, exactly', () => expect(assetSrc(asset)).toBe(asset))

  test.each([
    `${asset}/`,
    `${asset}?x=1`,
    `${asset}#x`,
    ` ${asset}`,
    asset.toUpperCase(),
    `https://evil.example${asset}`,
    `/${asset}`,
    '/api/assets/../me',
    '/api/assets/',
    'blob:https://here/1',
    '',
    null,
    7,
    [asset],
  ])('is nothing else: %s', (address) => expect(assetSrc(address)).toBeNull())

  test('from elsewhere is kept as text, and never beside one of ours', () => {
    expect(imageFrom(asset)).toEqual({ src: asset, blockedSrc: null })
    expect(imageFrom('https://x.y/z')).toEqual({ src: null, blockedSrc: 'https://x.y/z' })
    expect(imageFrom('')).toEqual({ src: null, blockedSrc: null })
  })

  test('that is the picture itself leaves only its kind and size', () => {
    const { blockedSrc } = imageFrom(`data:image/png;base64,${'A'.repeat(99)}`)
    expect(blockedSrc).toBe('embedded image/png, 121 characters')
    expect(imageFrom('data:,x').blockedSrc).toBe('embedded picture, 7 characters')
  })

  test('is cut where it could not be stored', () =>
    expect(imageFrom(`https://x.y/${'z'.repeat(5_000)}`).blockedSrc).toHaveLength(2_000))
})
