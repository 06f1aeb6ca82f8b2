import type { DocNode } from '@chapterhouse/shared/editor/node'
import { hostileBlocks } from '@chapterhouse/shared/editor/testing/hostile-document'
import { xssPayloads } from '@chapterhouse/shared/editor/testing/xss-payloads'
import { describe, expect, it } from 'vitest'
import {
  assetUrl,
  cell,
  doc,
  h,
  li,
  manuscript,
  node,
  note,
  p,
  pageId,
  row,
  t,
  th,
} from '../testing/novel.ts'
import { withPicture } from '../testing/pictures.ts'
import { printSource } from './source.ts'
import { template } from './template.ts'

const source = (...blocks: DocNode[]) =>
  printSource(manuscript(doc(...blocks), { pictures: withPicture }))
/** What stands after the template and the title. */
const body = (...blocks: DocNode[]) =>
  source(...blocks)
    .typst.slice(template.length)
    .split('\n#')
    .at(-1)
    ?.trim()
/** The code without its strings: all that the press would run. */
const code = (typst: string) => typst.slice(template.length).replace(/"(?:[^"\\]|\\.)*"/g, '""')

describe('the source of a PDF', () => {
  it.each<[string, DocNode, string]>([
    ['a paragraph', p('a “b”'), '{par({"a “b”"})}'],
    ['a quote in a string', p('say "#x" \\'), '{par({"say \\"#x\\" \\\\"})}'],
    ['a paragraph that waits', p(), '{blank}'],
    ['a lead', node('paragraph', { style: 'lead' }, 'a'), '{lead({"a"})}'],
    [
      'a paragraph to the right',
      node('paragraph', { align: 'right' }, 'a'),
      '{align(right, par({"a"}))}',
    ],
    ['Hebrew', p('שלום'), '{{set text(dir: rtl);par({"שלום"})}}'],
    ['marks from outside in', p(t('a', 'bold', 'italic')), '{par({strong(emph("a"))})}'],
    ['code', p(t('a()', 'code')), '{par({raw("a()")})}'],
    [
      'a green ground',
      p(t('a', { type: 'highlight', attrs: { color: 'green' } })),
      '{par({highlight(fill: rgb("D6EEDA"), "a")})}',
    ],
    [
      'a colour nobody knows',
      p(t('a', { type: 'textColor', attrs: { color: '"+x' } })),
      '{par({"a"})}',
    ],
    ['a heading', h(2, 'a'), '{heading(level: 2, {"a"})}'],
    ['a heading without words', h(2), '[]'],
    ['a note', p('a', note('b')), '{par({"a";footnote({"b"})})}'],
    [
      'a list from four',
      node('orderedList', { start: 4 }, li(p('a'))),
      '{enum(tight: tight, start: 4, {par({"a"})})}',
    ],
    [
      'a list that lies',
      node('orderedList', { start: '1, x' }, li(p('a'))),
      '{enum(tight: tight, start: 1, {par({"a"})})}',
    ],
    [
      'a task',
      node('taskList', null, node('taskItem', { checked: true }, p('a'))),
      '{{task(true, {par({"a"})})}}',
    ],
    ['a callout', node('callout', { kind: 'tip' }, p('a')), '{callout("tip", {par({"a"})})}'],
    [
      'a page',
      p(node('pageLink', { id: pageId, label: 'x' })),
      `{par({link("https://write.example.org/p/${pageId}", "The harbour")})}`,
    ],
    ['a page break', node('pageBreak', null), '{pagebreak(weak: true)}'],
    [
      'a page break where none can be',
      node('blockquote', null, node('pageBreak', null), p('a')),
      '{quote(block: true, {par({"a"})})}',
    ],
    ['a formula', node('codeBlock', { language: 'math' }, 'x^2'), '{$ attach(x, t: 2) $}'],
    ['a rule', node('horizontalRule', null), '{ornament}'],
    ['words of a newer language', node('hologram', null, p('a')), '{{par({"a"})}}'],
    ['a thing of a newer language', node('hologram', { label: 'a' }), '{par("a")}'],
  ])('writes %s', (_, block, written) => expect(body(block)).toBe(written))

  it('gives a table its spans, its widths and the rows that come again', () => {
    const table = node(
      'table',
      null,
      row(th('a', { colspan: 2 })),
      row(cell('b', { align: 'right' }), cell('c')),
    )
    const written = body(table)
    expect(written).toContain(
      'sheet((500fr, 500fr,), 2, table.with(table.header(table.cell(x: 0, y: 0, colspan: 2',
    )
    expect(written).toContain(
      'table.cell(x: 0, y: 1, colspan: 1, rowspan: 1, align: right + top, body-cell({par({"b"})}))',
    )
  })

  it('repeats no header that a cell reaches out of', () => {
    const table = node('table', null, row(th('a', { rowspan: 2 }), th('b')), row(cell('c')))
    expect(body(table)).not.toContain('table.header')
  })

  it('shows a picture by its place in the press, and names one that is not here', () => {
    const own = node('image', { src: assetUrl, alt: 'a "b"', title: 'c', width: 100 })
    expect(body(own)).toBe(
      '{picture("/pictures/0.png", 75.00pt, 1.60000, place: center, alt: "a \\"b\\"", caption: "c")}',
    )
    const { typst, remarks } = source(
      node('image', { src: null, blockedSrc: 'https://e.example/x.png' }),
    )
    expect(typst).toContain('fine(emph("[Picture: https://e.example/x.png]"))')
    expect(remarks).toEqual(['A picture that is not on this server is named, not shown.'])
  })

  it('says what is shown as its source', () => {
    const broken = node('codeBlock', { language: 'math' }, '\\nothing')
    const drawing = node('codeBlock', { language: 'mermaid' }, 'graph TD')
    expect(source(broken, drawing).remarks).toEqual([
      'A formula that could not be set is shown as its source.',
      'A diagram is shown as its source.',
    ])
  })

  it('names every letter beyond ASCII once, of titles and words on pictures too', () => {
    const image = node('image', { src: assetUrl, alt: 'é' })
    const { rare } = printSource(manuscript(doc(p('ää漢'), image), { title: 'ö' }))
    expect([...rare].sort()).toEqual(['ä', 'é', 'ö', '漢'])
  })

  it.each(
    xssPayloads.concat([
      '#read("/etc/passwd")',
      '"; read("x"); "',
      '\\"#eval("1")',
      '*/ #x /*',
      '$ x $',
      '#{',
    ]),
  )('%s is never code, wherever it stands', (payload) => {
    const written = printSource(
      manuscript(doc(...hostileBlocks(payload)), { title: payload, authors: [payload] }),
    )
    const run = code(written.typst).replace(/\$[^$]*\$/g, '')
    expect(run).not.toMatch(/\b(read|eval|import|include|script|alert|json|plugin)\b/)
    expect(run.match(/#/g)).toHaveLength(3)
  })
})
