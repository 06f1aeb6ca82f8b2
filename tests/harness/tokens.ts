import { contentRoot } from '@chapterhouse/shared/sync/document'
import * as Y from 'yjs'

/** One traceable word: who typed it, and the how-manieth it was. No token is part of another. */
export const token = (writer: string, number: number) => `<${writer}.${number}>`

const tokenForm = /<[\w-]+\.\d+>/g

/** All text of a page's content, in order of the document, without marks. */
export const textOf = (document: Y.Doc): string => textIn(document.getXmlFragment(contentRoot))

const textIn = (node: Y.XmlFragment): string =>
  node
    .toArray()
    .map((child) => {
      if (child instanceof Y.XmlText) return plain(child)
      return child instanceof Y.XmlElement ? textIn(child) : ''
    })
    .join('\n')

// toString() would write marks as tags.
const plain = (text: Y.XmlText): string =>
  text
    .toDelta()
    .map((part: { insert: unknown }) => (typeof part.insert === 'string' ? part.insert : ''))
    .join('')

/** How often each token stands in a text. */
export const countTokens = (text: string): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const [found] of text.matchAll(tokenForm)) counts.set(found, (counts.get(found) ?? 0) + 1)
  return counts
}

export interface TokenAudit {
  /** Called saved, and not there. */
  readonly lost: readonly string[]
  /** There more than once. */
  readonly doubled: readonly string[]
}

/** What became of the tokens that were called saved. */
export const auditTokens = (saved: Iterable<string>, text: string): TokenAudit => {
  const counts = countTokens(text)
  return {
    lost: [...saved].filter((one) => !counts.has(one)),
    doubled: [...counts].filter(([, count]) => count > 1).map(([one]) => one),
  }
}
