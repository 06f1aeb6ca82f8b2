import type { Node, NodeRange } from '@tiptap/pm/model'
import { canJoin, liftTarget, Transform } from '@tiptap/pm/transform'
import { updateYFragment } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentOf, documentFrom, documentJson } from './document.ts'
import { foreignPartsOf } from './foreign.ts'
import { getSchema, nodeFromJson } from './schema.ts'
import { anyDocument } from './testing/document-arbitrary.ts'
import { toText } from './to-text.ts'

/** One act of a person, at a place that is taken modulo the length of the text. */
type Act =
  | { readonly kind: 'write'; readonly at: number; readonly words: string }
  | { readonly kind: 'erase'; readonly at: number; readonly length: number }
  | { readonly kind: 'split'; readonly at: number }
  | { readonly kind: 'bold'; readonly at: number; readonly length: number }
  | { readonly kind: 'heading'; readonly at: number }
  | { readonly kind: 'wrap'; readonly at: number; readonly in: 'blockquote' | 'callout' | 'toggle' }
  | { readonly kind: 'columns'; readonly at: number }
  | { readonly kind: 'note'; readonly at: number; readonly words: string }
  | { readonly kind: 'insert'; readonly at: number; readonly block: string }
  | { readonly kind: 'lift'; readonly at: number }
  | { readonly kind: 'join'; readonly at: number }

const runs = Number(process.env.FUZZ_RUNS ?? 100)

const at = fc.nat(5_000)
const length = fc.integer({ min: 1, max: 30 })
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    at,
    words: fc.constantFrom('x', 'word ', 'é漢'),
  }),
  fc.record({ kind: fc.constant('erase' as const), at, length }),
  fc.record({ kind: fc.constant('split' as const), at }),
  fc.record({ kind: fc.constant('bold' as const), at, length }),
  fc.record({ kind: fc.constant('heading' as const), at }),
  fc.record({
    kind: fc.constant('wrap' as const),
    at,
    in: fc.constantFrom('blockquote' as const, 'callout' as const, 'toggle' as const),
  }),
  fc.record({ kind: fc.constant('columns' as const), at }),
  fc.record({ kind: fc.constant('note' as const), at, words: fc.constantFrom('see', 'a b') }),
  fc.record({
    kind: fc.constant('insert' as const),
    at,
    block: fc.constantFrom('pageBreak', 'tableOfContents', 'embed', 'attachment'),
  }),
  fc.record({ kind: fc.constant('lift' as const), at }),
  fc.record({ kind: fc.constant('join' as const), at }),
)
const acts = fc.array(anyAct, { maxLength: 6 })

const schema = getSchema()
const { nodes, marks } = schema

// Places are counted in halves of emoji, and marks of what is not text live in no Yjs document.
const plain = anyDocument.filter((json) => !/\\ud|[\ud800-\udfff]/.test(JSON.stringify(json)))

const hasAtom = (doc: Node, from: number, to: number): boolean => {
  let found = false
  doc.nodesBetween(from, to, (node) => {
    found ||= node.isInline && !node.isText
  })
  return found
}

const perform = (transform: Transform, act: Act): void => {
  const size = transform.doc.content.size
  const from = act.at % (size + 1)
  const $from = transform.doc.resolve(from)
  const to = 'length' in act ? Math.min(size, from + act.length) : from
  const range = $from.blockRange()
  if (act.kind === 'write' && $from.parent.inlineContent) {
    transform.insert(from, schema.text(act.words, $from.marks()))
  }
  if (act.kind === 'erase') transform.deleteRange(from, to)
  if (act.kind === 'split' && $from.parent.type === nodes.paragraph) transform.split(from)
  if (act.kind === 'bold' && marks.bold && !hasAtom(transform.doc, from, to))
    transform.addMark(from, to, marks.bold.create())
  if (act.kind === 'heading' && nodes.heading && $from.parent.type === nodes.paragraph) {
    transform.setBlockType(from, from, nodes.heading, { level: 2 })
  }
  if (act.kind === 'note' && nodes.footnote && $from.parent.inlineContent) {
    transform.insert(from, nodes.footnote.create(null, schema.text(act.words)))
  }
  if (range) reshape(transform, act, range)
}

/** Acts on the blocks around a place. */
const reshape = (transform: Transform, act: Act, range: NodeRange): void => {
  const type = act.kind === 'wrap' ? nodes[act.in] : undefined
  if (type) transform.wrap(range, [{ type }])
  if (act.kind === 'columns' && nodes.columns && nodes.column) {
    transform.wrap(range, [{ type: nodes.columns }, { type: nodes.column }])
  }
  if (act.kind === 'insert') transform.insert(range.end, schema.nodes[act.block]?.create() ?? [])
  const depth = act.kind === 'lift' ? liftTarget(range) : null
  if (depth !== null) transform.lift(range, depth)
  if (act.kind === 'join' && canJoin(transform.doc, range.end)) transform.join(range.end)
}

/** The document after the acts; an act that has no place there is left out. */
const after = (doc: Node, all: readonly Act[]): Node =>
  all.reduce((now, act) => {
    const transform = new Transform(now)
    try {
      perform(transform, act)
      transform.doc.check()
      return transform.doc
    } catch {
      return now
    }
  }, doc)

/** Edits a replica as an editor with the binding does. */
const edit = (replica: Y.Doc, all: readonly Act[]): void => {
  const node = after(nodeFromJson(documentJson(replica)), all)
  const meta = { mapping: new Map(), isOMark: new Map() }
  replica.transact(() => updateYFragment(replica, contentOf(replica), node, meta))
  expect(nodeFromJson(documentJson(replica)).eq(node)).toBe(true)
}

const replicaOf = (doc: Y.Doc): Y.Doc => {
  const replica = new Y.Doc()
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(doc))
  return replica
}

const meet = (a: Y.Doc, b: Y.Doc): void => {
  const [fromA, fromB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)]
  Y.applyUpdate(a, fromB)
  Y.applyUpdate(b, fromA)
}

/** What the binding would delete: elements whose content the language refuses. */
const refused = (doc: Y.Doc): string | null => {
  try {
    nodeFromJson(documentJson(doc))
    return null
  } catch (error) {
    return String(error)
  }
}

describe('edits of two people at once', () => {
  test(
    'merge into the same page for both, in a language both know',
    () =>
      fc.assert(
        fc.property(plain, acts, acts, (json, adas, bobs) => {
          const ada = documentFrom(json)
          const bob = replicaOf(ada)
          edit(ada, adas)
          edit(bob, bobs)
          meet(ada, bob)
          expect(documentJson(ada)).toEqual(documentJson(bob))
          expect(foreignPartsOf(ada)).toEqual([])
        }),
        { numRuns: runs },
      ),
    120_000,
  )

  test(
    'what a merge leaves without place holds no words',
    () =>
      fc.assert(
        fc.property(plain, acts, acts, (json, adas, bobs) => {
          const ada = documentFrom(json)
          const bob = replicaOf(ada)
          edit(ada, adas)
          edit(bob, bobs)
          meet(ada, bob)
          // An empty item or cell may be left over; a refusal that holds words would lose them.
          const said = refused(ada)
          if (said !== null) expect(said).toMatch(/Invalid content for node \w+: <>/)
        }),
        { numRuns: runs },
      ),
    120_000,
  )

  test('writing into a paragraph that is cut in two keeps every letter of the writer', () => {
    const ada = documentFrom({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'one two three' }] }],
    })
    const bob = replicaOf(ada)
    edit(ada, [{ kind: 'split', at: 5 }])
    edit(bob, [{ kind: 'write', at: 14, words: 'word ' }])
    meet(ada, bob)
    expect(toText(documentJson(ada))).toContain('word')
  })
})
