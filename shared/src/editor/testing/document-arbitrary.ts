import fc from 'fast-check'
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
const link: fc.Arbitrary<DocMark> = fc
  .record({ href, title: fc.option(fc.constantFrom('title', 'a "b" c'), { nil: null }) })
  .map((attrs) => ({ type: 'link', attrs }))
const marks: fc.Arbitrary<DocMark[]> = fc
  .tuple(fc.subarray([...plainMarks], { maxLength: 3 }), fc.option(link, { nil: null, freq: 4 }))
  .map(([types, linked]) => [...(linked ? [linked] : []), ...types.map((type) => ({ type }))])

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

const inline = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: textNode },
      { weight: 1, arbitrary: fc.constant<DocNode>({ type: 'hardBreak' }) },
    ),
    { maxLength: 5 },
  )
  .map(joined)

const withContent = (type: string, content: readonly DocNode[], attrs?: object): DocNode => ({
  type,
  ...(attrs ? { attrs: { ...attrs } } : {}),
  ...(content.length > 0 ? { content } : {}),
})

const paragraph = inline.map((content) => withContent('paragraph', content))
const heading = fc
  .tuple(fc.integer({ min: 1, max: 4 }), inline)
  .map(([level, content]) => withContent('heading', content, { level }))
const codeText = fc.oneof(
  fc.constantFrom('', 'a\n', '\n', '```\n~~~', '\tx\n  y\n\n z', '  '),
  text,
)
const codeBlock = fc
  .tuple(codeText, fc.constantFrom(null, 'js', 'c++', 'json'))
  .map(([value, language]) =>
    withContent('codeBlock', value ? [{ type: 'text', text: value }] : [], { language }),
  )

const uuid = '0190a1b2-c3d4-7e5f-8a6b-0123456789ab'
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
const caption = fc.option(
  text.filter((value) => value.trim() === value),
  { nil: null },
)
const image = fc
  .tuple(source, caption, fc.option(fc.constantFrom('title', 'a "b"'), { nil: null }))
  .map(([own, alt, title]) => withContent('image', [], { ...own, alt, title }))

const leaf = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  { weight: 2, arbitrary: heading },
  { weight: 1, arbitrary: codeBlock },
  { weight: 1, arbitrary: image },
  { weight: 1, arbitrary: fc.constant<DocNode>({ type: 'horizontalRule' }) },
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

const blocksTo = (depth: number): fc.Arbitrary<DocNode[]> => {
  const some = { minLength: 1, maxLength: 3 }
  if (depth === 0) return fc.array(leaf, some)
  const inner = blocksTo(depth - 1)
  const block = fc.oneof(
    { weight: 5, arbitrary: leaf },
    { weight: 2, arbitrary: list(inner) },
    { weight: 1, arbitrary: inner.map((content) => withContent('blockquote', content)) },
    { weight: 1, arbitrary: table(blocksTo(0)) },
  )
  return fc.array(block, some)
}

/** Any document of the language. */
export const anyDocument: fc.Arbitrary<DocNode> = blocksTo(3).map((content) =>
  withContent('doc', content),
)
