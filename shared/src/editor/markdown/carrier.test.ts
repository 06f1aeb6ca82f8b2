import type { Code } from 'mdast'
import { describe, expect, test } from 'vitest'
import { carried, carry } from './carrier.ts'
import { inlineTag } from './inline-html.ts'

const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'kept' }] }
const code = (value: string, part: Partial<Code> = {}): Code => ({
  type: 'code',
  lang: 'json',
  meta: 'chapterhouse',
  value,
  ...part,
})

describe('a carrier', () => {
  test('gives back what it was given', () => expect(carried(carry(paragraph))).toEqual(paragraph))

  test.each<[string, Code]>([
    ['another language', code(JSON.stringify(paragraph), { lang: 'js' })],
    ['no sign of ours', code(JSON.stringify(paragraph), { meta: null })],
    ['no JSON', code('{')],
    ['no node', code('[1, 2]')],
    ['a number for text', code('{"type":"paragraph","content":[{"type":"text","text":7}]}')],
    ['an unknown node', code('{"type":"gadget"}')],
    [
      'an unknown mark',
      code('{"type":"paragraph","content":[{"type":"text","text":"a","marks":[{"type":"glow"}]}]}'),
    ],
    ['a node in a wrong place', code('{"type":"tableCell","content":[{"type":"paragraph"}]}')],
    ['a list without items', code('{"type":"bulletList"}')],
    ['an empty text', code('{"type":"paragraph","content":[{"type":"text","text":""}]}')],
  ])('is none with %s', (_, block) => expect(carried(block)).toBeNull())
})

describe('a tag in a line', () => {
  test.each([
    ['<b>', { kind: 'open', mark: { type: 'bold' }, name: 'b' }],
    ['<STRONG>', { kind: 'open', mark: { type: 'bold' }, name: 'strong' }],
    ['</em>', { kind: 'close', name: 'em' }],
    ['<u>', { kind: 'open', mark: { type: 'underline' }, name: 'u' }],
    ['<mark>', { kind: 'open', mark: { type: 'highlight' }, name: 'mark' }],
    ['<sup>', { kind: 'open', mark: { type: 'superscript' }, name: 'sup' }],
    [
      '<span style="color: red">',
      { kind: 'open', mark: { type: 'textColor', attrs: { color: 'red' } }, name: 'span' },
    ],
    [
      '<mark style="background: blue">',
      { kind: 'open', mark: { type: 'highlight', attrs: { color: 'blue' } }, name: 'mark' },
    ],
    ['</span>', { kind: 'close', name: 'span' }],
    ['<br>', { kind: 'break' }],
    ['<br />', { kind: 'break' }],
  ])('%s means %j', (html, tag) => expect(inlineTag(html)).toEqual(tag))

  test.each([
    '<b class="x">',
    '<b onclick=x>',
    '<span>',
    '<span style="color: #f00">',
    '<span style="color: red" onclick="x">',
    '<mark style="background: url(x)">',
    '<b/>',
    '<br onload=x>',
    '<script>',
    '<constructor>',
    '<a>',
    '< b>',
    '</ b>',
    '<!-- b -->',
    '<p>',
    'b',
  ])('%s means nothing and stays text', (html) => expect(inlineTag(html)).toBeNull())
})
