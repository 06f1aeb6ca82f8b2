import type { Definition, FootnoteDefinition, Node, PhrasingContent } from 'mdast'
import type { DocNode } from '../node.ts'
import { emptyParagraph } from './inline-html.ts'

/** The Markdown document being read. */
export interface Reading {
  readonly source: string
  /** The target of `[text][label]`. */
  readonly definition: (identifier: string) => Definition | undefined
  readonly isUsed: (definition: Definition) => boolean
  /** The note `[^label]` leads to; null while a note is being read, since notes hold no notes. */
  readonly noteOf: (identifier: string) => DocNode | null
  readonly isUsedNote: (definition: FootnoteDefinition) => boolean
}

export const sourceOf = (node: Node, reading: Reading): string =>
  reading.source.slice(node.position?.start.offset, node.position?.end.offset)

/** True for the sign of an empty paragraph; a real no-break space stands in the source as itself. */
export const isEmptyMarker = (nodes: readonly PhrasingContent[], reading: Reading): boolean => {
  const [only] = nodes
  return nodes.length === 1 && only?.type === 'text' && sourceOf(only, reading) === emptyParagraph
}
