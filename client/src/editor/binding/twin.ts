import type { Node } from '@tiptap/pm/model'
import type * as Y from 'yjs'

/** An element of the live document, or its root, and the node that shows it. Never changed once made. */
export interface Twin {
  /** Null for what the editor needs here and Yjs does not have: the empty paragraph of an empty page. */
  readonly type: Y.XmlFragment | null
  readonly node: Node
  /** The elements shown, in order. What cannot be shown has no twin, and is left alone. */
  readonly children: readonly Twin[]
  /** Where text may stand: the texts before each child and after the last one. Elsewhere empty. */
  readonly runs: readonly Run[]
}

/** Texts of Yjs that stand side by side and read as one. */
export type Run = readonly Y.XmlText[]

/** The children that are no text: each has a twin of its own. */
export const elementsOf = (node: Node): Node[] => node.children.filter((child) => !child.isText)

/** The texts before each element of a node and after the last one. */
export const textsOf = (node: Node): Node[][] => {
  const texts: Node[][] = [[]]
  for (const child of node.children) {
    if (child.isText) texts.at(-1)?.push(child)
    else texts.push([])
  }
  return texts
}

/** The same twin, shown by an equal node that came out of a step. */
export const shownBy = (twin: Twin, node: Node): Twin => {
  if (twin.node === node) return twin
  const elements = elementsOf(node)
  const children = twin.children.map((child, index) =>
    shownBy(child, elements[index] ?? child.node),
  )
  return { ...twin, node, children }
}
