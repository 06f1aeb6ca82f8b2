import type { Mark, Node } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { contentRoot, metaRoot, titleKey } from '../sync/document.ts'
import type { DocMark, DocNode } from './node.ts'
import { nodeFromJson } from './schema.ts'

export const contentOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment(contentRoot)

/** The page's title as written in the document; empty when it never was. */
export const titleOf = (doc: Y.Doc): string => {
  const title = doc.getMap(metaRoot).get(titleKey)
  return typeof title === 'string' ? title : ''
}

export const setTitle = (doc: Y.Doc, title: string): void => {
  doc.getMap(metaRoot).set(titleKey, title)
}

// The binding hashes marks that may overlap themselves into `name--12345678`; ours never do.
const markName = (key: string) => key.replace(/--[a-zA-Z0-9+/=]{8}$/, '')

const marksOf = (attributes: Record<string, unknown> | undefined): DocMark[] =>
  Object.entries(attributes ?? {}).map(([key, value]) => {
    const attrs = value && typeof value === 'object' ? (value as Record<string, unknown>) : {}
    const type = markName(key)
    return Object.keys(attrs).length > 0 ? { type, attrs } : { type }
  })

interface Delta {
  readonly insert?: unknown
  readonly attributes?: Record<string, unknown>
}

const textNodes = (text: Y.XmlText): DocNode[] =>
  (text.toDelta() as Delta[]).flatMap(({ insert, attributes }) => {
    if (typeof insert !== 'string' || insert === '') return []
    const marks = marksOf(attributes)
    return [{ type: 'text', text: insert, ...(marks.length > 0 ? { marks } : {}) }]
  })

const childNodes = (parent: Y.XmlFragment | Y.XmlElement): DocNode[] =>
  parent.toArray().flatMap((child): DocNode[] => {
    if (child instanceof Y.XmlText) return textNodes(child)
    return child instanceof Y.XmlElement ? [elementNode(child)] : []
  })

const elementNode = (element: Y.XmlElement): DocNode => {
  const attrs = element.getAttributes() as Record<string, unknown>
  const content = childNodes(element)
  return {
    type: element.nodeName,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content.length > 0 ? { content } : {}),
  }
}

/**
 * The document exactly as Yjs holds it, unknown nodes, marks and attributes included. Defaults are
 * not filled in and nothing is checked; `nodeFromJson` does both.
 */
export const documentJson = (doc: Y.Doc): DocNode => {
  const content = childNodes(contentOf(doc))
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }
}

const formatOf = (marks: readonly Mark[]): Record<string, unknown> =>
  Object.fromEntries(marks.map((mark) => [mark.type.name, mark.attrs]))

/** Texts that stand side by side, as one new Y.XmlText. */
export const yText = (nodes: readonly Node[]): Y.XmlText => {
  const text = new Y.XmlText()
  text.applyDelta(nodes.map((node) => ({ insert: node.text, attributes: formatOf(node.marks) })))
  return text
}

/** A node with all it holds, as a new Y.XmlElement. */
export const yElement = (node: Node): Y.XmlElement => {
  const element = new Y.XmlElement(node.type.name)
  for (const [name, value] of Object.entries(node.attrs)) {
    if (value !== null) element.setAttribute(name, value)
  }
  element.insert(0, yChildren(node))
  return element
}

/** Neighbouring texts share one Y.XmlText, as the binding writes them. */
const yChildren = (parent: Node): (Y.XmlText | Y.XmlElement)[] => {
  const children: (Y.XmlText | Y.XmlElement)[] = []
  let run: Node[] = []
  const endRun = () => {
    if (run.length > 0) children.push(yText(run))
    run = []
  }
  for (const child of parent.children) {
    if (child.isText) {
      run.push(child)
    } else {
      endRun()
      children.push(yElement(child))
    }
  }
  endRun()
  return children
}

/** Nothing but at most one empty paragraph, which is what a page shows before its first word. */
export const isEmptyDocument = (doc: Y.Doc): boolean => {
  const content = contentOf(doc)
  if (content.length === 0) return true
  const [only] = content.toArray()
  const paragraph = only instanceof Y.XmlElement && only.nodeName === 'paragraph'
  return content.length === 1 && paragraph && only.toString() === '<paragraph></paragraph>'
}

/**
 * Adds the blocks of a document below what is there, in one Yjs transaction; an empty page's lone
 * paragraph gives way. Throws, and changes nothing, when the JSON is not a valid document.
 */
export const appendToDocument = (doc: Y.Doc, json: DocNode, origin: unknown = null): void => {
  const node = nodeFromJson(json)
  doc.transact(() => {
    const content = contentOf(doc)
    if (isEmptyDocument(doc)) content.delete(0, content.length)
    content.insert(content.length, yChildren(node))
  }, origin)
}

/** A new document with this content. `clientId` names the writer of every character in it. */
export const documentFrom = (json: DocNode, clientId?: number): Y.Doc => {
  const doc = new Y.Doc()
  if (clientId !== undefined) doc.clientID = clientId
  appendToDocument(doc, json)
  return doc
}
