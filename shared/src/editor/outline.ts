import { type HeadingLevel, headingLevelOf } from './blocks/heading.ts'
import { inlineText } from './inline/inline-text.ts'
import { attrOf, childrenOf, type DocNode } from './node.ts'

export interface OutlineEntry {
  readonly level: HeadingLevel
  readonly text: string
  /** Names the heading in an address: `#` and this. */
  readonly id: string
  readonly node: DocNode
}

const slug = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)

const headingsIn = (node: DocNode): DocNode[] =>
  node.type === 'heading' ? [node] : childrenOf(node).flatMap(headingsIn)

/** The headings of a document in reading order, each with an id of its own; empty ones left out. */
export const outlineOf = (doc: DocNode): OutlineEntry[] => {
  const seen = new Map<string, number>()
  return headingsIn(doc).flatMap((node) => {
    const text = inlineText(node, false).replace(/\s+/g, ' ').trim()
    if (text === '') return []
    const base = `h-${slug(text)}`
    const nth = (seen.get(base) ?? 0) + 1
    seen.set(base, nth)
    const id = nth === 1 ? base : `${base}-${nth}`
    return [{ level: headingLevelOf(attrOf(node, 'level')), text, id, node }]
  })
}
