import fc from 'fast-check'
import { alignments } from '../align.ts'
import { calloutKinds } from '../blocks/callout.ts'
import { imageAlignments } from '../blocks/image.ts'
import { paragraphStyles } from '../blocks/paragraph.ts'
import { colors } from '../color.ts'
import type { DocMark, DocNode } from '../node.ts'

// Any document the language allows, with a taste for what breaks Markdown.

const awkward = [
  ...' \t#*_~`[]()<>!|\\&;:.-+=1"\'/@{}^$%?',
  'a',
  'Z',
  'é',
  '漢',
  '🙂',
  '\u00a0',
  '\ufeff',
  '&nbsp;',
  'https://a.b',
  'www.x.y',
  'm@x.yz',
  '<br>',
  '</u>',
  '[^1]',
  '[^1]: ',
  '[!NOTE]',
  '[TOC]',
  '<!-- columns -->',
  '<details>',
  '$`x`$',
  '[ ] ',
  '1. ',
  '---',
]
const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('word', 'two words', 'end.', '(so)', 'don’t') },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.constantFrom(...awkward), { minLength: 1, maxLength: 6 })
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }) },
)
// Line ends are hard breaks in our language; U+0000 exists neither in Markdown nor in PostgreSQL.
const text = word.map((value) => value.replace(/[\r\n\0]/g, ' '))

const href = fc.constantFrom(
  'https://example.org/a?b=c&d=e',
  'https://example.org/(x)_y*z',
  'mailto:m@x.yz',
  'tel:+4912',
  '/pages/1',
  '#part',
  'https://a.b/|p',
  'https://a.b',
)
const plainMarks = ['bold', 'italic', 'underline', 'strike', 'code', 'highlight'] as const
const script = fc.constantFrom('subscript', 'superscript')
const color = fc.constantFrom(...colors)
const painted: fc.Arbitrary<DocMark> = fc.oneof(
  color.map((name) => ({ type: 'textColor', attrs: { color: name } })),
  color.map((name) => ({ type: 'highlight', attrs: { color: name } })),
  script.map((type) => ({ type })),
)
const link: fc.Arbitrary<DocMark> = fc
  .record({ href, title: fc.option(fc.constantFrom('title', 'a "b" c'), { nil: null }) })
  .map((attrs) => ({ type: 'link', attrs }))
const marks: fc.Arbitrary<DocMark[]> = fc
  .tuple(
    fc.subarray([...plainMarks], { maxLength: 3 }),
    fc.option(link, { nil: null, freq: 4 }),
    fc.option(painted, { nil: null, freq: 2 }),
  )
  .map(([types, linked, paint]) => [
    ...(linked ? [linked] : []),
    ...(paint ? [paint] : []),
    ...types.filter((type) => type !== paint?.type).map((type) => ({ type })),
  ])

const textNode: fc.Arbitrary<DocNode> = fc
  .tuple(text, fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 2, arbitrary: marks }))
  .map(([value, on]) => ({ type: 'text', text: value, ...(on.length > 0 ? { marks: on } : {}) }))

const sameMarks = (a: DocNode, b: DocNode) => JSON.stringify(a.marks) === JSON.stringify(b.marks)

/** ProseMirror never holds two neighbouring texts with the same marks. */
const joined = (nodes: readonly DocNode[]): DocNode[] => {
  const all: DocNode[] = []
  for (const node of nodes) {
    const last = all.at(-1)
    const same = last?.text !== undefined && node.text !== undefined && sameMarks(last, node)
    if (same) all.splice(-1, 1, { ...last, text: `${last.text}${node.text}` })
    else all.push(node)
  }
  return all
}

const withContent = (type: string, content: readonly DocNode[], attrs?: object): DocNode => ({
  type,
  ...(attrs ? { attrs: { ...attrs } } : {}),
  ...(content.length > 0 ? { content } : {}),
})

const uuid = '0190a1b2-c3d4-7e5f-8a6b-0123456789ab'
const oneLine = text.filter((value) => value.trim() === value)
const latex = fc.constantFrom('x^2', '\\frac{a}{b}', '`', ' x ', 'a|b', '$', '\\|x\\|', 'a $ b')
const plainAtom: fc.Arbitrary<DocNode> = fc.oneof(
  latex.map((value) => withContent('inlineMath', [], { latex: value })),
  oneLine.map((label) => withContent('mention', [], { id: uuid, label })),
  oneLine.map((label) => withContent('pageLink', [], { id: uuid, label })),
  fc.constantFrom('2026-12-24', '1999-01-01').map((day) => withContent('date', [], { day })),
  fc.constant<DocNode>({ type: 'hardBreak' }),
)
const lineOf = (atom: fc.Arbitrary<DocNode>) =>
  fc
    .array(fc.oneof({ weight: 5, arbitrary: textNode }, { weight: 1, arbitrary: atom }), {
      maxLength: 5,
    })
    .map(joined)
const footnote = lineOf(plainAtom).map((content) => withContent('footnote', content))
const inline = lineOf(
  fc.oneof({ weight: 4, arbitrary: plainAtom }, { weight: 1, arbitrary: footnote }),
)

const rarely = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value })
const align = rarely(fc.constantFrom(...alignments))
const paragraph = fc
  .tuple(inline, align, rarely(fc.constantFrom(...paragraphStyles)))
  .map(([content, side, style]) => withContent('paragraph', content, { style, align: side }))
const heading = fc
  .tuple(fc.integer({ min: 1, max: 4 }), inline, align)
  .map(([level, content, side]) => withContent('heading', content, { level, align: side }))
const codeText = fc.oneof(
  fc.constantFrom('', 'a\n', '\n', '```\n~~~', '\tx\n  y\n\n z', '  '),
  text,
)
const codeBlock = fc
  .tuple(codeText, fc.constantFrom(null, 'js', 'c++', 'json', 'math', 'mermaid'))
  .map(([value, language]) =>
    withContent('codeBlock', value ? [{ type: 'text', text: value }] : [], { language }),
  )

const source = fc.oneof(
  fc
    .option(fc.integer({ min: 1, max: 4000 }), { nil: null })
    .map((width) => ({ src: `/api/assets/${uuid}`, blockedSrc: null, width })),
  fc
    .constantFrom(
      'https://elsewhere.example/x.png',
      'x y(z).png',
      'embedded image/png, 9 characters',
    )
    .map((blockedSrc) => ({ src: null, blockedSrc, width: null })),
)
const caption = fc.option(oneLine, { nil: null })
const image = fc
  .tuple(
    source,
    caption,
    fc.option(fc.constantFrom('title', 'a "b"'), { nil: null }),
    rarely(fc.constantFrom(...imageAlignments)),
  )
  .map(([own, alt, title, side]) => withContent('image', [], { ...own, alt, title, align: side }))

const attachment = fc
  .record({
    src: fc.constantFrom(null, `/api/assets/${uuid}`),
    name: oneLine,
    mime: fc.constantFrom('audio/mpeg', 'application/vnd.oasis.opendocument.text'),
    byteSize: fc.constantFrom(null, 0, 12_345),
  })
  .map((attrs) => withContent('attachment', [], attrs))
const embed = fc
  .constantFrom(null, 'https://youtu.be/abcdefghijk', 'https://x.y/a(b)_c*d?e=f&g=h')
  .map((url) => withContent('embed', [], { url }))
const bareLeaf = fc.constantFrom('horizontalRule', 'pageBreak', 'tableOfContents')

const leaf = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  { weight: 2, arbitrary: heading },
  { weight: 1, arbitrary: codeBlock },
  { weight: 1, arbitrary: image },
  { weight: 1, arbitrary: fc.oneof(attachment, embed) },
  { weight: 1, arbitrary: bareLeaf.map((type): DocNode => ({ type })) },
)

const list = (blocks: fc.Arbitrary<DocNode[]>): fc.Arbitrary<DocNode> => {
  const item = blocks.map((content) => withContent('listItem', content))
  const task = fc
    .tuple(fc.boolean(), blocks)
    .map(([checked, content]) => withContent('taskItem', content, { checked }))
  const some = { minLength: 1, maxLength: 3 }
  return fc.oneof(
    fc.array(item, some).map((content) => withContent('bulletList', content)),
    fc
      .tuple(fc.constantFrom(0, 1, 7, 999_999_998), fc.array(item, some))
      .map(([start, content]) => withContent('orderedList', content, { start })),
    fc.array(task, some).map((content) => withContent('taskList', content)),
  )
}

interface CellParts {
  readonly type: string
  readonly span: number
  readonly align: string | null
}
const cell = ({ type, span, align }: CellParts, content: readonly DocNode[]): DocNode =>
  withContent(type, content, { colspan: span, rowspan: 1, colwidth: null, align })

const table = (blocks: fc.Arbitrary<DocNode[]>): fc.Arbitrary<DocNode> => {
  const content = fc.oneof(
    { weight: 4, arbitrary: paragraph.map((only) => [only]) },
    { weight: 2, arbitrary: fc.array(fc.oneof(paragraph, image), { minLength: 1, maxLength: 3 }) },
    { weight: 1, arbitrary: blocks },
  )
  const columns = fc.array(fc.constantFrom(null, 'left', 'center', 'right'), {
    minLength: 1,
    maxLength: 3,
  })
  return fc
    .tuple(columns, fc.boolean(), fc.constantFrom(1, 1, 1, 2))
    .chain(([aligns, headed, span]) =>
      fc.array(fc.tuple(...aligns.map(() => content)), { minLength: 1, maxLength: 3 }).map((rows) =>
        withContent(
          'table',
          rows.map((row, index) => {
            const type = headed && index === 0 ? 'tableHeader' : 'tableCell'
            const cells = row.map((inside, column) =>
              cell({ type, span, align: aligns[column] ?? null }, inside),
            )
            return withContent('tableRow', cells)
          }),
        ),
      ),
    )
}

const whole = (blocks: fc.Arbitrary<DocNode[]>): fc.Arbitrary<DocNode> => {
  const column = fc
    .tuple(rarely(fc.integer({ min: 10, max: 90 })), blocks)
    .map(([width, content]) => withContent('column', content, { width }))
  return fc.oneof(
    blocks.map((content) => withContent('blockquote', content)),
    blocks.map((content) => withContent('toggle', content)),
    fc
      .tuple(fc.constantFrom(...calloutKinds), blocks)
      .map(([kind, content]) => withContent('callout', content, { kind })),
    fc
      .array(column, { minLength: 1, maxLength: 3 })
      .map((content) => withContent('columns', content)),
  )
}

const blocksTo = (depth: number): fc.Arbitrary<DocNode[]> => {
  const some = { minLength: 1, maxLength: 3 }
  if (depth === 0) return fc.array(leaf, some)
  const inner = blocksTo(depth - 1)
  const block = fc.oneof(
    { weight: 5, arbitrary: leaf },
    { weight: 2, arbitrary: list(inner) },
    { weight: 2, arbitrary: whole(inner) },
    { weight: 1, arbitrary: table(blocksTo(0)) },
  )
  return fc.array(block, some)
}

/** Any document of the language. */
export const anyDocument: fc.Arbitrary<DocNode> = blocksTo(3).map((content) =>
  withContent('doc', content),
)
