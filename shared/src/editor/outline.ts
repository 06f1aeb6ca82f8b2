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

/** Names for headings with these texts, in reading order; an empty one has none. */
export const headingIds = (texts: readonly string[]): (string | null)[] => {
  const seen = new Map<string, number>()
  return texts.map((text) => {
    if (text === '') return null
    const base = `h-${slug(text)}`
    const nth = (seen.get(base) ?? 0) + 1
    seen.set(base, nth)
    return nth === 1 ? base : `${base}-${nth}`
  })
}

/** What a heading says, in one line. */
export const headingText = (node: DocNode): string =>
  inlineText(node, false).replace(/\s+/g, ' ').trim()

const headingsIn = (node: DocNode): DocNode[] =>
  node.type === 'heading' ? [node] : childrenOf(node).flatMap(headingsIn)

/** The headings of a document in reading order, each with an id of its own; empty ones left out. */
export const outlineOf = (doc: DocNode): OutlineEntry[] => {
  const nodes = headingsIn(doc)
  const texts = nodes.map(headingText)
  const ids = headingIds(texts)
  return nodes.flatMap((node, index) => {
    const id = ids[index] ?? null
    if (id === null) return []
    return [{ level: headingLevelOf(attrOf(node, 'level')), text: texts[index] ?? '', id, node }]
  })
}
