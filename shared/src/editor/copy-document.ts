import * as Y from 'yjs'
import { contentOf } from './document.ts'

const copyOfText = (text: Y.XmlText): Y.XmlText => {
  const copy = new Y.XmlText()
  copy.applyDelta(text.toDelta())
  return copy
}

const copyOfElement = (element: Y.XmlElement): Y.XmlElement => {
  const copy = new Y.XmlElement(element.nodeName)
  const attributes: Record<string, unknown> = element.getAttributes()
  for (const [name, value] of Object.entries(attributes)) {
    // attributes are any JSON here, whatever the library's type says
    copy.setAttribute(name, value as string)
  }
  copy.insert(0, childrenOf(element))
  return copy
}

const childrenOf = (parent: Y.XmlFragment | Y.XmlElement): (Y.XmlText | Y.XmlElement)[] =>
  parent.toArray().flatMap((child): (Y.XmlText | Y.XmlElement)[] => {
    if (child instanceof Y.XmlText) return [copyOfText(child)]
    return child instanceof Y.XmlElement ? [copyOfElement(child)] : []
  })

/**
 * Writes what one document shows into an empty one, as new text by its writer: unknown parts come
 * along as they are, what was deleted does not.
 */
export const copyDocument = (from: Y.Doc, into: Y.Doc): void => {
  into.transact(() => contentOf(into).insert(0, childrenOf(contentOf(from))))
}
