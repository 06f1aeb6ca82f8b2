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

const textIsForeign = (schema: Schema, text: Y.XmlText): boolean =>
  (text.toDelta() as { readonly attributes?: Record<string, Attrs> }[]).some(({ attributes }) =>
    Object.entries(attributes ?? {}).some(
      ([name, attrs]) => foreignMark(schema, { type: name, attrs }).length > 0,
    ),
  )

type Counts = (item: Y.Item | null) => boolean

const elementIsForeign = (schema: Schema, element: Y.XmlElement): boolean => {
  const spec = schema.nodes[element.nodeName]?.spec
  if (!spec) return true
  return foreignAttrs(element.nodeName, element.getAttributes() as Attrs, spec.attrs).length > 0
}

const isForeign = (schema: Schema, type: unknown, counts: Counts): boolean => {
  if (type instanceof Y.XmlText) return textIsForeign(schema, type)
  if (type instanceof Y.XmlElement && elementIsForeign(schema, type)) return true
  if (!(type instanceof Y.XmlFragment)) return false
  const children = type.toArray().filter((child) => counts(child._item))
  return children.some((child) => isForeign(schema, child, () => true))
}

/** True if a Yjs transaction brings something unknown. Looks only at what it changed or added. */
export const bringsForeignParts = (transaction: Y.Transaction): boolean => {
  const isNew: Counts = (item) =>
    item !== null && item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0)
  return [...transaction.changed.keys()].some((type) => isForeign(getSchema(), type, isNew))
}
