import type { DocMark, DocNode } from '../node.ts'

// One document with every node and every mark of the language, in the words of somebody at work.

const id = '0190a1b2-c3d4-7e5f-8a6b-0123456789ab'
const asset = `/api/assets/${id}`

const text = (value: string, ...marks: (string | DocMark)[]): DocNode => ({
  type: 'text',
  text: value,
  ...(marks.length > 0
    ? { marks: marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark)) }
    : {}),
})

const node = (type: string, content: readonly DocNode[] = [], attrs?: object): DocNode => ({
  type,
  ...(attrs ? { attrs: { ...attrs } } : {}),
  ...(content.length > 0 ? { content } : {}),
})

const p = (words: string | readonly DocNode[], attrs?: object) =>
  node('paragraph', typeof words === 'string' ? [text(words)] : words, attrs)

const footnote = node('footnote', [
  text('Harbour log, '),
  node('date', [], { day: '1899-03-02' }),
  text(', '),
  text('folio 7', 'italic'),
  text('.'),
])

const line: DocNode = p([
  text('It was '),
  text('bold', 'bold'),
  text(', '),
  text('italic', 'italic'),
  text(', '),
  text('underlined', 'underline'),
  text(', '),
  text('struck', 'strike'),
  text(', '),
  text('code', 'code'),
  text(', '),
  text('marked', 'highlight'),
  text(', '),
  text('in blue', { type: 'highlight', attrs: { color: 'blue' } }),
  text(' and '),
  text('in red', { type: 'textColor', attrs: { color: 'red' } }),
  text('; H'),
  text('2', 'subscript'),
  text('O, m'),
  text('3', 'superscript'),
  text(', '),
  text('a link', { type: 'link', attrs: { href: 'https://example.org/a', title: null } }),
  text('.'),
])

const atoms: DocNode = p([
  text('The keeper wrote'),
  footnote,
  text(' to '),
  node('mention', [], { id, label: 'Ada Lovelace' }),
  text(' about '),
  node('pageLink', [], { id, label: 'The harbour' }),
  text(' on '),
  node('date', [], { day: '2026-12-24' }),
  text(':'),
  node('hardBreak'),
  node('inlineMath', [], { latex: 'e^{i\\pi} = -1' }),
])

const plainCell = { colspan: 1, rowspan: 1, colwidth: null, align: null }
const cell = (type: 'tableHeader' | 'tableCell', words: string) => node(type, [p(words)], plainCell)

const table = node('table', [
  node('tableRow', [cell('tableHeader', 'Day'), cell('tableHeader', 'Wind')]),
  node('tableRow', [cell('tableCell', 'Monday'), cell('tableCell', 'north')]),
])

const lists = [
  node('bulletList', [
    node('listItem', [
      p('rope'),
      node('orderedList', [node('listItem', [p('thick')])], { start: 3 }),
    ]),
    node('listItem', [p('oil')]),
  ]),
  node('taskList', [
    node('taskItem', [p('light the lamp')], { checked: true }),
    node('taskItem', [p('write the log')], { checked: false }),
  ]),
]

const wholes = [
  node('blockquote', [p('Nobody came.')]),
  node('callout', [p('Mind the steps.')], { kind: 'warning' }),
  node('toggle', [p('What he saw'), p('Nothing but fog.')]),
  node('columns', [
    node('column', [p('left')], { width: 30 }),
    node('column', [p('right')], { width: null }),
  ]),
]

const leaves = [
  node('image', [], {
    src: asset,
    blockedSrc: null,
    alt: 'The lighthouse',
    title: 'In March',
    width: 320,
    align: 'center',
  }),
  node('attachment', [], { src: asset, name: 'fog.mp3', mime: 'audio/mpeg', byteSize: 12_345 }),
  node('embed', [], { url: 'https://youtu.be/abcdefghijk' }),
  node('horizontalRule'),
  node('pageBreak'),
]

/** Every part of the language, once or more. */
export const everything: DocNode = node('doc', [
  node('tableOfContents'),
  node('heading', [text('The keeper')], { level: 1, align: 'center' }),
  p('An opening.', { style: 'lead', align: null }),
  line,
  atoms,
  node('heading', [text('What there was')], { level: 2, align: null }),
  ...lists,
  table,
  ...wholes,
  node('codeBlock', [text('a^2 + b^2 = c^2')], { language: 'math' }),
  ...leaves,
])
