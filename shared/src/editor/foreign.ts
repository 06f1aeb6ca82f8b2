import type { Attrs, Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { documentJson } from './document.ts'
import { childrenOf, type DocMark, type DocNode } from './node.ts'
import { getSchema } from './schema.ts'

type Specs = Readonly<Record<string, unknown>> | null | undefined

const foreignAttrs = (name: string, attrs: Attrs | undefined, specs: Specs): string[] =>
  Object.keys(attrs ?? {})
    .filter((key) => !(key in (specs ?? {})))
    .map((key) => `${name}.${key}`)

const foreignMark = (schema: Schema, mark: DocMark): string[] => {
  const type = schema.marks[mark.type]
  return type ? foreignAttrs(mark.type, mark.attrs, type.spec.attrs) : [mark.type]
}

const foreignIn = (schema: Schema, node: DocNode): string[] => {
  const type = schema.nodes[node.type]
  const own = type ? foreignAttrs(node.type, node.attrs, type.spec.attrs) : [node.type]
  const marks = (node.marks ?? []).flatMap((mark) => foreignMark(schema, mark))
  return [...own, ...marks, ...childrenOf(node).flatMap((child) => foreignIn(schema, child))]
}

/**
 * Names of nodes, marks and attributes this version does not know. While there are any, the page is
 * shown with `toHtml` and never bound to an editor: the binding deletes what it cannot build.
 */
export const foreignParts = (node: DocNode): readonly string[] => [
  ...new Set(foreignIn(getSchema(), node)),
]

export const foreignPartsOf = (doc: Y.Doc): readonly string[] => foreignParts(documentJson(doc))

interface Piece {
  readonly insert: unknown
  readonly attributes?: Readonly<Record<string, Attrs>>
}

/** Text with a mark of a newer language, or with anything in it that is not text. */
const textIsForeign = (schema: Schema, text: Y.XmlText): boolean =>
  (text.toDelta() as Piece[]).some(
    ({ insert, attributes }) =>
      typeof insert !== 'string' ||
      Object.entries(attributes ?? {}).some(
        ([type, attrs]) => foreignMark(schema, { type, attrs }).length > 0,
      ),
  )

const elementIsForeign = (schema: Schema, element: Y.XmlElement): boolean => {
  const spec = schema.nodes[element.nodeName]?.spec
  if (!spec) return true
  return foreignAttrs(element.nodeName, element.getAttributes() as Attrs, spec.attrs).length > 0
}

// The binding builds elements and their texts; at a hook, a map or a bare value it throws.
const isForeign = (schema: Schema, part: unknown): boolean => {
  if (part instanceof Y.XmlText) return textIsForeign(schema, part)
  if (!(part instanceof Y.XmlElement) || elementIsForeign(schema, part)) return true
  return part.toArray().some((child) => isForeign(schema, child))
}

/** Parts this transaction did not add were judged when they came. */
const changeIsForeign = (schema: Schema, type: unknown, transaction: Y.Transaction): boolean => {
  if (type instanceof Y.XmlText) return textIsForeign(schema, type)
  if (!(type instanceof Y.XmlFragment)) return false
  const isRoot = !(type instanceof Y.XmlElement)
  if (!isRoot && elementIsForeign(schema, type)) return true
  return type.toArray().some((child: unknown) => {
    if (isRoot && child instanceof Y.XmlText) return true
    return !isKnown(child, transaction) && isForeign(schema, child)
  })
}

const isKnown = (part: unknown, { beforeState }: Y.Transaction): boolean => {
  const item = part instanceof Y.XmlText || part instanceof Y.XmlElement ? part._item : null
  return item !== null && item.id.clock < (beforeState.get(item.id.client) ?? 0)
}

/**
 * True if a Yjs transaction brings something unknown, or something no editor could build: a value
 * inside a text, a text outside of every block. Looks only at what it changed or added.
 */
export const bringsForeignParts = (transaction: Y.Transaction): boolean =>
  [...transaction.changed.keys()].some((type) => changeIsForeign(getSchema(), type, transaction))
