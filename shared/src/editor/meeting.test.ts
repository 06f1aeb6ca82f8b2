import { updateYFragment } from '@tiptap/y-tiptap'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentOf, documentFrom, documentJson } from './document.ts'
import { fromMarkdown } from './from-markdown.ts'
import { childrenOf, type DocNode } from './node.ts'
import { nodeFromJson } from './schema.ts'
import { toText } from './to-text.ts'

// Two people change one structure while neither sees the other, then meet.

type Edit = (doc: DocNode) => DocNode

const replicaOf = (doc: Y.Doc): Y.Doc => {
  const replica = new Y.Doc()
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc))
  return replica
}

/** Writes the edited document as the binding writes an editor's. */
const edit = (doc: Y.Doc, change: Edit): void => {
  const node = nodeFromJson(change(documentJson(doc)))
  const meta = { mapping: new Map(), isOMark: new Map() }
  doc.transact(() => updateYFragment(doc, contentOf(doc), node, meta))
}

/** The page both have after they met, as ProseMirror prints it; both must have the same. */
const meeting = (markdown: string, adas: Edit, bobs: Edit): string => {
  const ada = documentFrom(fromMarkdown(markdown), 1)
  const bob = replicaOf(ada)
  bob.clientID = 2
  edit(ada, adas)
  edit(bob, bobs)
  const [fromAda, fromBob] = [Y.encodeStateAsUpdate(ada), Y.encodeStateAsUpdate(bob)]
  Y.applyUpdate(ada, fromBob)
  Y.applyUpdate(bob, fromAda)
  expect(documentJson(ada)).toEqual(documentJson(bob))
  return nodeFromJson(documentJson(ada)).toString().slice('doc('.length, -1)
}

/** The document with the node at the path of child numbers made anew. */
const at = (
  path: readonly number[],
  change: (node: DocNode) => DocNode | readonly DocNode[],
): Edit => {
  const [index = 0, ...rest] = path
  return (doc) => ({
    ...doc,
    content: childrenOf(doc).flatMap((child, nth) => {
      if (nth !== index) return [child]
      const made = rest.length > 0 ? at(rest, change)(child) : change(child)
      return Array.isArray(made) ? made : [made as DocNode]
    }),
  })
}

const text = (words: string): DocNode => ({ type: 'text', text: words })
const p = (words: string): DocNode => ({ type: 'paragraph', content: [text(words)] })
const writes =
  (words: string) =>
  (node: DocNode): DocNode => ({
    ...node,
    content: [text(`${toText(node)}${words}`)],
  })
const item = (words: string): DocNode => ({ type: 'listItem', content: [p(words)] })
const gone = (): DocNode[] => []
const after =
  (...more: DocNode[]) =>
  (node: DocNode): DocNode[] => [node, ...more]
const around =
  (type: string, attrs?: object) =>
  (node: DocNode): DocNode => ({
    type,
    ...(attrs ? { attrs: { ...attrs } } : {}),
    content: [node],
  })

const list = '- one\n- two\n- three'
const table = '| a | b |\n| - | - |\n| c | d |'
const row = (...words: string[]): DocNode => ({
  type: 'tableRow',
  content: words.map((word) => ({ type: 'tableCell', content: [p(word)] })),
})

describe('two people in one list', () => {
  test('both add an item', () =>
    expect(meeting(list, at([0, 0], after(item('A'))), at([0, 2], after(item('B'))))).toBe(
      'bulletList(listItem(paragraph("one")), listItem(paragraph("A")), listItem(paragraph("two")), listItem(paragraph("three")), listItem(paragraph("B")))',
    ))

  test('one removes an item, the other writes in the next', () =>
    expect(meeting(list, at([0, 0], gone), at([0, 1, 0], writes('!')))).toBe(
      'bulletList(listItem(paragraph("two!")), listItem(paragraph("three")))',
    ))

  test('both write in one item', () => {
    const met = meeting(list, at([0, 1, 0], writes(' A')), at([0, 1, 0], writes(' B')))
    expect(met).toContain(' A')
    expect(met).toContain(' B')
  })
})

describe('two people in one table', () => {
  test('both add a row', () =>
    expect(
      meeting(table, at([0, 1], after(row('A', 'A'))), at([0, 0], after(row('B', 'B')))),
    ).toMatch(/paragraph\("B"\).*paragraph\("c"\).*paragraph\("A"\)/))

  test('one removes a row, the other writes in another', () =>
    expect(meeting(table, at([0, 1], gone), at([0, 0, 1, 0], writes('!')))).toBe(
      'table(tableRow(tableHeader(paragraph("a")), tableHeader(paragraph("b!"))))',
    ))

  test('one adds a row, the other writes in a cell', () => {
    const met = meeting(table, at([0, 1], after(row('A', 'A'))), at([0, 1, 1, 0], writes('!')))
    expect(met).toMatch(/paragraph\("d!"\).*paragraph\("A"\)/)
  })
})

describe('two people in one code block', () => {
  const code = '```js\none\ntwo\n```'

  test('write lines of their own', () =>
    expect(
      meeting(
        code,
        at([0], (node) => ({ ...node, content: [text('zero\none\ntwo')] })),
        at([0], writes('\nthree')),
      ),
    ).toBe('codeBlock("zero\\none\\ntwo\\nthree")'))

  test('one names the language while the other writes', () =>
    expect(
      meeting(
        code,
        at([0], (node) => ({ ...node, attrs: { language: 'ts' } })),
        at([0], writes('!')),
      ),
    ).toBe('codeBlock("one\\ntwo!")'))
})

describe('two people around one paragraph', () => {
  const line = 'one\n\ntwo'

  test('one sets it apart while the other writes in its neighbour', () =>
    expect(meeting(line, at([0], around('callout', { kind: 'tip' })), at([1], writes('!')))).toBe(
      'callout(paragraph("one")), paragraph("two!")',
    ))

  test('both set it apart: it is there twice rather than never', () => {
    const met = meeting(line, at([0], around('callout')), at([0], around('toggle')))
    expect(met).toContain('callout(paragraph("one"))')
    expect(met).toContain('toggle(paragraph("one"))')
  })

  test('both write in one note', () => {
    const note: Edit = at([0, 1], writes(' A'))
    const met = meeting(
      'a[^1]\n\n[^1]: b',
      note,
      at([0, 1], (node) => ({ ...node, content: [text('B b')] })),
    )
    expect(met).toMatch(/^paragraph\("a", footnote\("B .*b.*"\)\)$/)
    expect(met).toContain(' A')
  })

  test('one removes the note another writes in: the sentence stays', () =>
    expect(meeting('a[^1]\n\n[^1]: b', at([0, 1], gone), at([0, 1], writes('!')))).toBe(
      'paragraph("a")',
    ))

  test('one removes a column while the other writes in its neighbour', () => {
    const columns =
      '<!-- columns -->\n\n<!-- column -->\n\na\n\n<!-- column -->\n\nb\n\n<!-- end columns -->'
    expect(meeting(columns, at([0, 0], gone), at([0, 1, 0], writes('!')))).toBe(
      'columns(column(paragraph("b!")))',
    )
  })
})
