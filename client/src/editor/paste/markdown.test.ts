import { fromMarkdown } from '@chapterhouse/shared/editor/from-markdown'
import { describe, expect, it, test } from 'vitest'
import { linkOfPaste } from '../extensions/typed-links.ts'
import { looksLikeMarkdown, portions } from './markdown.ts'

describe('pasted text', () => {
  test.each([
    '# Title',
    'a\n\n- b',
    '1. a',
    '> a',
    '```js\na\n```',
    '| a | b |',
    'a [b](c)',
    '**a**',
  ])('%j is Markdown', (text) => expect(looksLikeMarkdown(text)).toBe(true))

  test.each([
    'Plain words.',
    '2 * 3 * 4',
    'a - b',
    '#hashtag',
    'mail@x.yz',
    'snake_case_name',
    '5 > 4',
  ])('%j is not', (text) => expect(looksLikeMarkdown(text)).toBe(false))

  test('that is one address links the words it is pasted over', () => {
    expect(linkOfPaste(' https://example.org/x ')).toBe('https://example.org/x')
    expect(linkOfPaste('see https://example.org')).toBeNull()
    expect(linkOfPaste('javascript:alert(1)')).toBeNull()
  })
})

describe('a long text', () => {
  const text =
    '# A\n\nb **c**\n\n```\n\nd e\n\nf\n```\n\n- g\n\n  h\n\n- i\n\nj\n\n## K\n\n> l\n\nm\n'

  test.each([1, 5, 10, 20, 40])('read in parts of %i letters says the same', (size) => {
    const parts = portions(text, size)
    expect(parts.join('')).toBe(text)
    expect(parts.flatMap((part) => fromMarkdown(part).content)).toEqual(fromMarkdown(text).content)
  })

  it('is cut where it may be', () => expect(portions(text, 1)).toHaveLength(5))

  it('is read as one when one part says what is meant by another', () =>
    expect(portions('a [b][1]\n\nc\n\n[1]: https://x.yz\n', 1)).toHaveLength(1))
})
