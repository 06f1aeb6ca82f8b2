import { inlineText, isInline } from '../inline/inline-text.ts'
import { childrenOf, type DocNode } from '../node.ts'
import { blockTexts } from '../to-text.ts'
import { textBlock } from './inline-blocks.ts'

/** A line of a note: its inline nodes, or the text of what cannot stand in a line. */
const lineOf = (block: DocNode): DocNode[] => {
  const children = childrenOf(block)
  if (children.some(isInline)) return [...children]
  const text = blockTexts(block).join(' ').trim()
  return text === '' ? [] : [{ type: 'text', text }]
}

const linesOf = (block: DocNode): DocNode[][] => {
  const children = childrenOf(block)
  return children.length === 0 || children.some(isInline)
    ? [lineOf(block)]
    : children.flatMap(linesOf)
}

const isPlain = (node: DocNode) => isInline(node) && node.type !== 'footnote'

/** The blocks of a footnote's definition as the words of one note, a line break between them. */
export const noteOf = (blocks: readonly DocNode[]): DocNode => {
  const lines = blocks.flatMap(linesOf).filter((line) => line.length > 0)
  const content = lines.flatMap((line, index): DocNode[] => [
    ...(index > 0 ? [{ type: 'hardBreak' }] : []),
    ...line.map((node) => (isPlain(node) ? node : { type: 'text', text: inlineText(node) })),
  ])
  return textBlock('footnote', content)
}
