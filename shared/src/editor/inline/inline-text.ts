import { childrenOf, type DocNode, textAttr } from '../node.ts'
import { dayInWords, dayOf } from './date.ts'

const atomText: Readonly<Record<string, (node: DocNode) => string>> = {
  hardBreak: () => '\n',
  mention: (node) => `@${textAttr(node, 'label') ?? ''}`,
  pageLink: (node) => textAttr(node, 'label') ?? '',
  inlineMath: (node) => textAttr(node, 'latex') ?? '',
  date: (node) => {
    const day = dayOf(textAttr(node, 'day'))
    return day === null ? '' : dayInWords(day)
  },
}

/** Whether this stands in a line: text, or one of the language's inline nodes. */
export const isInline = (node: DocNode): boolean =>
  node.text !== undefined || node.type === 'footnote' || Object.hasOwn(atomText, node.type)

/**
 * What a line says, its notes in brackets where they stand; `withNotes` false leaves them out.
 * A node of a newer language gives what text it holds.
 */
export const inlineText = (node: DocNode, withNotes = true): string => {
  if (node.text !== undefined) return node.text
  const atom = Object.hasOwn(atomText, node.type) ? atomText[node.type] : undefined
  if (atom) return atom(node)
  const inner = childrenOf(node).map((child) => inlineText(child, withNotes))
  if (node.type !== 'footnote') return inner.join('')
  return withNotes && inner.length > 0 ? `[${inner.join('')}]` : ''
}
