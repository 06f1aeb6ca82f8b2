import { childrenOf, type DocNode, textAttr } from './node.ts'
import { countWords } from './word-count.ts'

const inlineText = (node: DocNode): string => {
  if (node.text !== undefined) return node.text
  if (node.type === 'hardBreak') return '\n'
  return childrenOf(node).map(inlineText).join('')
}

const isInline = (node: DocNode) => node.text !== undefined || node.type === 'hardBreak'

/** The texts of all blocks in reading order; an unknown node gives what text it holds. */
export const blockTexts = (node: DocNode): string[] => {
  const children = childrenOf(node)
  if (node.type === 'image') return [textAttr(node, 'alt') ?? '']
  if (node.type === 'tableRow') return [children.map((cell) => toText(cell)).join('\t')]
  if (node.text !== undefined || children.some(isInline)) return [inlineText(node)]
  return children.length === 0 ? [''] : children.flatMap(blockTexts)
}

/** Plain text: blocks a line each, with an empty line between them; table cells with tabs. */
export const toText = (node: DocNode): string => {
  if (node.type === 'table') return childrenOf(node).flatMap(blockTexts).join('\n')
  if (isInline(node) || childrenOf(node).some(isInline)) return blockTexts(node).join('\n')
  const between = node.type === 'doc' || node.type === 'blockquote' ? '\n\n' : '\n'
  const children = childrenOf(node)
  if (children.length === 0) return blockTexts(node).join('\n')
  return children.map((child) => toText(child)).join(between)
}

/** Words of a document; the alternative text of pictures is not counted. */
export const wordsOf = (node: DocNode): number => {
  if (node.type === 'image') return 0
  const children = childrenOf(node)
  if (node.text !== undefined || children.some(isInline)) return countWords(inlineText(node))
  return children.reduce((sum, child) => sum + wordsOf(child), 0)
}
