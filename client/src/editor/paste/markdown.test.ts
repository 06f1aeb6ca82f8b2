import { describe, expect, test } from 'vitest'
import { linkOfPaste } from '../extensions/typed-links.ts'
import { looksLikeMarkdown } from './markdown.ts'

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
