import { childrenOf, type DocNode, numberAttr } from '@chapterhouse/shared/editor/node'
import { nodesOf, plainText } from './walk.ts'

/** A heading with the name links use. */
export interface OutlineEntry {
  readonly id: string
  readonly level: number
  readonly text: string
  readonly node: DocNode
}

export const headingLevel = (node: DocNode): number => {
  const level = numberAttr(node, 'level') ?? 1
  return Number.isInteger(level) ? Math.min(Math.max(level, 1), 4) : 1
}

/** The headings of a document in reading order; one without words is none. */
export const outlineOf = (content: DocNode): OutlineEntry[] =>
  [...nodesOf(content)]
    .filter((node) => node.type === 'heading')
    .map((node, index) => ({
      id: `part-${index + 1}`,
      level: headingLevel(node),
      text: plainText(node).replace(/\s+/g, ' ').trim(),
      node,
    }))
    .filter(({ text }) => text !== '')

/** Stretches of a book: what stands before the first chapter, then a chapter for each top heading. */
export const chaptersOf = (content: DocNode): DocNode[] => {
  const blocks = childrenOf(content)
  const isTop = (node: DocNode) => node.type === 'heading' && headingLevel(node) === 1
  if (blocks.filter(isTop).length < 2) return [content]
  const chapters: DocNode[][] = []
  for (const block of blocks) {
    const last = chapters.at(-1)
    if (isTop(block) || !last) chapters.push([block])
    else last.push(block)
  }
  return chapters.map((inside) => ({ type: 'doc', content: inside }))
}
