import { childrenOf, type DocNode } from '@chapterhouse/shared/editor/node'

/** The node and all below it, in reading order. */
export function* nodesOf(node: DocNode): Generator<DocNode> {
  yield node
  for (const child of childrenOf(node)) yield* nodesOf(child)
}

/** All letters below a node, without marks; a break is a space. */
export const plainText = (node: DocNode): string => {
  if (node.text !== undefined) return node.text
  if (node.type === 'hardBreak') return ' '
  if (node.type === 'footnote') return ''
  return childrenOf(node).map(plainText).join('') || (labelOf(node) ?? '')
}

/** What stands for a node that holds its words as attributes; null for one that has none. */
export const labelOf = (node: DocNode): string | null => {
  for (const name of ['label', 'latex', 'day', 'name', 'url', 'alt']) {
    const value = node.attrs?.[name]
    if (typeof value === 'string' && value !== '') return value
  }
  return null
}
