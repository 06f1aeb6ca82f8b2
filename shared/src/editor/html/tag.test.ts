import { describe, expect, test } from 'vitest'
import { xssPayloads } from '../testing/xss-payloads.ts'
import { tag, voidTag } from './tag.ts'

describe('a tag', () => {
  test('has its attributes in order, without those that are null or false', () =>
    expect(tag('a', 'x', { href: '/p', title: null, download: false, open: true, n: 3 })).toBe(
      '<a href="/p" open n="3">x</a>',
    ))

  test('holds nothing where there is nothing to hold', () =>
    expect(voidTag('img', { alt: '' })).toBe('<img alt="">'))

  test.each(xssPayloads)('keeps %s inside its attribute', (payload) => {
    const value = /^<a title="([^"<>']*)">x<\/a>$/.exec(tag('a', 'x', { title: payload }))?.[1]
    expect(value).toBeDefined()
  })
})
