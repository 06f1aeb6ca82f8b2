import { inlineText, isInline } from './inline/inline-text.ts'
import { childrenOf, type DocNode, textAttr } from './node.ts'
import { countWords } from './word-count.ts'

/** What a block without text of its own says. */
const leafText: Readonly<Record<string, (node: DocNode) => string>> = {
  image: (node) =>
    [textAttr(node, 'alt'), textAttr(node, 'title')].filter((text) => text).join('\n'),
  attachment: (node) => textAttr(node, 'name') ?? '',
  embed: (node) => textAttr(node, 'url') ?? '',
}

/** The texts of all blocks in reading order; an unknown node gives what text it holds. */
export const blockTexts = (node: DocNode): string[] => {
  const children = childrenOf(node)
  const leaf = Object.hasOwn(leafText, node.type) ? leafText[node.type] : undefined
  if (leaf) return [leaf(node)]
  if (node.type === 'tableRow') return [children.map((cell) => toText(cell)).join('\t')]
  if (isInline(node) || children.some(isInline)) return [inlineText(node)]
  return children.length === 0 ? [''] : children.flatMap(blockTexts)
}

const spaced = new Set(['doc', 'blockquote', 'callout', 'toggle', 'columns', 'column'])

/**
 * Plain text: blocks a line each, with an empty line between them; table cells with tabs, footnotes
 * in brackets where they stand.
 */
export const toText = (node: DocNode): string => {
  if (node.type === 'table') return childrenOf(node).flatMap(blockTexts).join('\n')
  const children = childrenOf(node)
  if (isInline(node) || children.some(isInline) || children.length === 0) {
    return blockTexts(node).join('\n')
  }
  return children.map((child) => toText(child)).join(spaced.has(node.type) ? '\n\n' : '\n')
}

/** Words of a document, those of its footnotes too; names of pictures and files are not counted. */
export const wordsOf = (node: DocNode): number => {
  if (Object.hasOwn(leafText, node.type)) return 0
  const children = childrenOf(node)
  if (isInline(node) || children.some(isInline)) return countWords(inlineText(node))
  return children.reduce((sum, child) => sum + wordsOf(child), 0)
}
