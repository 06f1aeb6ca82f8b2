import { describe, expect, test } from 'vitest'
import { fromMarkdown } from './from-markdown.ts'
import type { DocNode } from './node.ts'
import { nodeFromJson } from './schema.ts'
import { toMarkdown } from './to-markdown.ts'

const asset = '/api/assets/0190a1b2-c3d4-7e5f-8a6b-0123456789ab'

const text = (value: string, ...marks: string[]): DocNode =>
  marks.length > 0
    ? { type: 'text', text: value, marks: marks.map((type) => ({ type })) }
    : { type: 'text', text: value }
const linked = (value: string, href: string, title: string | null = null): DocNode => ({
  type: 'text',
  text: value,
  marks: [{ type: 'link', attrs: { href, title } }],
})
const p = (...content: DocNode[]): DocNode =>
  content.length > 0 ? { type: 'paragraph', content } : { type: 'paragraph' }
const block = (type: string, ...content: DocNode[]): DocNode => ({ type, content })
const withAttrs = (type: string, attrs: Record<string, unknown>, ...content: DocNode[]): DocNode =>
  content.length > 0 ? { type, attrs, content } : { type, attrs }
const heading = (level: number, ...content: DocNode[]) =>
  withAttrs('heading', { level }, ...content)
const item = (...content: DocNode[]) => block('listItem', ...content)
const task = (checked: boolean, ...content: DocNode[]) =>
  withAttrs('taskItem', { checked }, ...content)
const cell = (type: string, align: string | null, ...content: DocNode[]) =>
  withAttrs(type, { colspan: 1, rowspan: 1, colwidth: null, align }, ...content)
const td = (...content: DocNode[]) => cell('tableCell', null, ...content)
const th = (...content: DocNode[]) => cell('tableHeader', null, ...content)
const row = (...cells: DocNode[]) => block('tableRow', ...cells)
const br: DocNode = { type: 'hardBreak' }

/** How each thing is written. Each line is also read back as the same document. */
const forms: readonly (readonly [string, DocNode[], string])[] = [
  ['a paragraph', [p(text('Words.'))], 'Words.\n'],
  ['two paragraphs', [p(text('One.')), p(text('Two.'))], 'One.\n\nTwo.\n'],
  ['an empty paragraph', [p(text('a')), p(), p(text('b'))], 'a\n\n&nbsp;\n\nb\n'],
  ['a page without text', [p()], '&nbsp;\n'],
  ['headings', [heading(1, text('A')), heading(4, text('B'))], '# A\n\n#### B\n'],
  ['an empty heading', [heading(2)], '##\n'],
  ['a heading with a break', [heading(2, text('a'), br, text('b'))], '## a<br>b\n'],
  ['bold', [p(text('a '), text('b', 'bold'), text(' c'))], 'a **b** c\n'],
  ['bold inside a word', [p(text('a'), text('b', 'bold'), text('c'))], 'a**b**c\n'],
  ['italic', [p(text('a', 'italic'))], '*a*\n'],
  ['bold italic', [p(text('a', 'bold', 'italic'))], '***a***\n'],
  ['bold with a blank at its end', [p(text('a ', 'bold'), text('b'))], '<b>a </b>b\n'],
  ['bold beside italic', [p(text('a', 'bold'), text('b', 'italic'))], '<b>a</b><i>b</i>\n'],
  ['bold with a stop, before a blank', [p(text('A.', 'bold'), text(' b'))], '**A.** b\n'],
  ['bold with a stop, before a letter', [p(text('A.', 'bold'), text('b'))], '<b>A.</b>b\n'],
  ['struck words', [p(text('a', 'strike'))], '~~a~~\n'],
  ['underlined words', [p(text('a', 'underline'))], '<u>a</u>\n'],
  ['highlighted words', [p(text('a', 'highlight'))], '<mark>a</mark>\n'],
  ['code', [p(text('a', 'code'))], '`a`\n'],
  ['code with a backtick', [p(text('a`b', 'code'))], '``a`b``\n'],
  ['bold code', [p(text('a', 'bold', 'code'))], '**`a`**\n'],
  ['a link', [p(linked('a', 'https://x.y'))], '[a](https://x.y)\n'],
  ['a link with a title', [p(linked('a', '/p/1', 'b "c"'))], '[a](/p/1 "b \\"c\\"")\n'],
  ['a link that is its own text', [p(linked('https://x.y', 'https://x.y'))], '<https://x.y>\n'],
  ['a mail address', [p(linked('m@x.yz', 'mailto:m@x.yz'))], '<m@x.yz>\n'],
  ['a line break', [p(text('a'), br, text('b'))], 'a\\\nb\n'],
  ['a line break at the end', [p(text('a'), br)], 'a<br>\n'],
  ['a lone line break', [p(br)], '<br>\n'],
  [
    'signs that mean nothing here',
    [p(text('2 * 3 # [x] <b> `c`'))],
    '2 \\* 3 # \\[x] \\<b> \\`c\\`\n',
  ],
  ['a number that is no list', [p(text('1. a'))], '1\\. a\n'],
  ['an entity that is none', [p(text('&nbsp;'))], '\\&nbsp;\n'],
  ['a no-break space', [p(text('\u00a0'))], '\u00a0\n'],
  ['an address without a link', [p(text('https://x.yz'))], 'https\\://x.yz\n'],
  ['a mail address without a link', [p(text('m@x.yz'))], 'm\\@x.yz\n'],
  ['a quote', [block('blockquote', p(text('a')), p(text('b')))], '> a\n>\n> b\n'],
  [
    'two quotes',
    [block('blockquote', p(text('a'))), block('blockquote', p(text('b')))],
    '> a\n\n> b\n',
  ],
  ['a divider', [{ type: 'horizontalRule' }], '___\n'],
  ['bullets', [block('bulletList', item(p(text('a'))), item(p(text('b'))))], '- a\n- b\n'],
  [
    'bullets in bullets',
    [block('bulletList', item(p(text('a')), block('bulletList', item(p(text('b'))))))],
    '- a\n\n  - b\n',
  ],
  [
    'two lists, one after the other',
    [block('bulletList', item(p(text('a')))), block('bulletList', item(p(text('b'))))],
    '- a\n\n* b\n',
  ],
  ['an empty bullet', [block('bulletList', item(p()))], '-\n'],
  [
    'numbers',
    [withAttrs('orderedList', { start: 3 }, item(p(text('a'))), item(p(text('b'))))],
    '3. a\n4. b\n',
  ],
  [
    'tasks',
    [block('taskList', task(false, p(text('a'))), task(true, p(text('b'))))],
    '- [ ] a\n- [x] b\n',
  ],
  ['an empty task', [block('taskList', task(true, p()))], '- [x] &nbsp;\n'],
  [
    'code in a bullet',
    [block('bulletList', item(withAttrs('codeBlock', { language: 'js' }, text('a\n\nb'))))],
    '- ```js\n  a\n\n  b\n  ```\n',
  ],
  [
    'a code block',
    [withAttrs('codeBlock', { language: null }, text('```\n'))],
    '````\n```\n\n````\n',
  ],
  [
    'a picture of ours',
    [withAttrs('image', { src: asset, blockedSrc: null, alt: 'a', title: 'b', width: 320 })],
    `![a](${asset}#width=320 "b")\n`,
  ],
  [
    'a picture from elsewhere',
    [
      withAttrs('image', {
        src: null,
        blockedSrc: 'https://x.y/z',
        alt: null,
        title: null,
        width: null,
      }),
    ],
    '![](https://x.y/z)\n',
  ],
  [
    'a table',
    [
      block(
        'table',
        row(th(p(text('a'))), cell('tableHeader', 'right', p(text('b')))),
        row(td(p(text('c'))), cell('tableCell', 'right', p())),
      ),
    ],
    '| a | b |\n| - | -: |\n| c | |\n',
  ],
  [
    'a table without a header',
    [block('table', row(td(p(text('a'))), td(p(text('b')))))],
    '| <!-- no header --> | |\n| - | - |\n| a | b |\n',
  ],
  [
    'two paragraphs and a pipe in a cell',
    [block('table', row(th(p(text('a|b')), p(text(' c')))))],
    '| a\\|b<p>&#x20;c |\n| - |\n',
  ],
]

const doc = (content: readonly DocNode[]): DocNode => ({ type: 'doc', content })

describe('Markdown', () => {
  test.each(forms)('writes %s', (_, content, markdown) =>
    expect(toMarkdown(doc(content))).toBe(markdown),
  )

  test.each(forms)('reads %s as it was', (_, content, markdown) =>
    expect(nodeFromJson(fromMarkdown(markdown)).toString()).toBe(
      nodeFromJson(doc(content)).toString(),
    ),
  )

  test.each<[string, DocNode]>([
    ['joined cells', block('table', row(withAttrs('tableCell', { colspan: 2 }, p(text('kept')))))],
    ['a list in a cell', block('table', row(td(block('bulletList', item(p(text('kept')))))))],
    ['a header at the side', block('table', row(td(p(text('kept')))), row(th(p(text('b')))))],
    ['a task without words', block('taskList', task(false, heading(1, text('kept'))))],
    [
      'a number beyond nine digits',
      withAttrs('orderedList', { start: 999_999_999 }, item(p()), item(p(text('kept')))),
    ],
  ])('carries %s, for which it has no words, and reads it back', (_, odd) => {
    const markdown = toMarkdown(doc([odd]))
    expect(markdown).toContain('```json chapterhouse')
    expect(markdown).toContain('kept')
    expect(nodeFromJson(fromMarkdown(markdown)).eq(nodeFromJson(doc([odd])))).toBe(true)
  })

  test('carries what a newer version wrote', () => {
    const unknown = doc([{ type: 'gadget', content: [text('kept')] }, p(text('also', 'glow'))])
    expect(toMarkdown(unknown)).toContain('"gadget"')
    expect(toMarkdown(unknown)).toContain('also')
  })

  test('shows a line end inside a text as the line break it looks like', () =>
    expect(toMarkdown(doc([p(text('a\nb'))]))).toBe('a\\\nb\n'))

  test('starts with no byte order mark that a reader would skip', () =>
    expect(toMarkdown(doc([p(text('\ufeffa'))]))).toBe('&#xFEFF;a\n'))

  test.each([-3, 0, 4_001, 1e9, 1.5])(
    'leaves away a width of %d, with which our picture would read back as a stranger’s',
    (width) => {
      const forged = doc([withAttrs('image', { src: asset, alt: 'a', width })])
      const [back] = fromMarkdown(toMarkdown(forged)).content ?? []
      expect(back?.attrs).toMatchObject({ src: asset, blockedSrc: null, width: null })
    },
  )
})
