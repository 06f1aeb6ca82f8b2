import { contentOf } from '@chapterhouse/shared/editor/document'
import type { DocMark, DocNode } from '@chapterhouse/shared/editor/node'
import * as Y from 'yjs'

const formatOf = (marks: readonly DocMark[] = []) =>
  Object.fromEntries(marks.map(({ type, attrs }) => [type, attrs ?? {}]))

const partOf = (node: DocNode): Y.XmlText | Y.XmlElement => {
  if (node.text !== undefined) {
    const text = new Y.XmlText()
    text.insert(0, node.text, formatOf(node.marks))
    return text
  }
  const element = new Y.XmlElement(node.type)
  // any JSON may stand here, whatever the library's type says
  for (const [name, value] of Object.entries(node.attrs ?? {}))
    element.setAttribute(name, value as string)
  element.insert(0, (node.content ?? []).map(partOf))
  return element
}

/** Writes blocks as a changed client would: no schema is asked, and no editor. */
export const forge = (document: Y.Doc, blocks: readonly DocNode[]): void => {
  const content = contentOf(document)
  content.insert(content.length, blocks.map(partOf))
}
