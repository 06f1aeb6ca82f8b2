import type { Node, ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, NodeSelection } from '@tiptap/pm/state'

/** Blocks beside each other in one parent: from before the first to behind the last. */
export interface BlockRange {
  readonly from: number
  readonly to: number
}

const lists: readonly string[] = ['bulletList', 'orderedList', 'taskList']
const items: readonly string[] = ['listItem', 'taskItem']
const holders: readonly string[] = ['doc', 'blockquote', 'callout', 'toggle', 'column']

/** A list holds items; it is no block of its own to move. */
export const isList = (node: Node): boolean => lists.includes(node.type.name)
export const isItem = (node: Node): boolean => items.includes(node.type.name)

/** Whether blocks can be put between the children of this node. */
export const isHolder = (node: Node): boolean => holders.includes(node.type.name) || isList(node)

/**
 * Whether this is what a hand takes hold of: an item rather than its list or its paragraphs, a
 * table rather than its cells.
 */
const isUnit = (parent: Node, node: Node): boolean =>
  isItem(node) || (holders.includes(parent.type.name) && !isList(node))

const isTable = (node: Node): boolean => node.type.name === 'table'

/** The depth of the outermost table around this position, below which nothing is a unit. */
const reachOf = ($pos: ResolvedPos): number => {
  for (let depth = 1; depth <= $pos.depth; depth += 1) if (isTable($pos.node(depth))) return depth
  return $pos.depth
}

/** Where the unit around this position starts; null where there is none. */
export const unitAround = ($pos: ResolvedPos): number | null => {
  for (let depth = reachOf($pos); depth > 0; depth -= 1) {
    if (isUnit($pos.node(depth - 1), $pos.node(depth))) return $pos.before(depth)
  }
  return null
}

/** Where the unit that starts at this position, or the one around it, starts. */
export const unitAt = (doc: Node, at: number): number | null => {
  const $at = doc.resolve(at)
  const { nodeAfter } = $at
  const isOne = nodeAfter?.isBlock && isUnit($at.parent, nodeAfter) && reachOf($at) === $at.depth
  return isOne ? at : unitAround($at)
}

/** The unit that holds this one, if any. */
export const outerUnit = (doc: Node, at: number): number | null => unitAround(doc.resolve(at))

/** Goes into what is no unit itself, a list or a column, until there is one. */
const enter = (doc: Node, at: number, side: 'first' | 'last'): number | null => {
  const $at = doc.resolve(at)
  const node = $at.nodeAfter
  if (!node || node.isInline) return null
  if (isUnit($at.parent, node)) return at
  const inner = side === 'first' ? node.firstChild : node.lastChild
  if (!inner) return null
  return enter(doc, side === 'first' ? at + 1 : at + node.nodeSize - 1 - inner.nodeSize, side)
}

const sizeAt = (doc: Node, at: number): number => doc.nodeAt(at)?.nodeSize ?? 0

/** The unit below this one; what is nested in it is skipped. */
export const unitBelow = (doc: Node, at: number): number | null => {
  let $end = doc.resolve(at + sizeAt(doc, at))
  while ($end.nodeAfter === null && $end.depth > 0) $end = doc.resolve($end.after())
  return $end.nodeAfter ? enter(doc, $end.pos, 'first') : null
}

/** The unit above this one, or the one it is the first of. */
export const unitAbove = (doc: Node, at: number): number | null => {
  const $at = doc.resolve(at)
  if ($at.nodeBefore) return enter(doc, at - $at.nodeBefore.nodeSize, 'last')
  if ($at.depth === 0) return null
  const outer = $at.before()
  const $outer = doc.resolve(outer)
  return isUnit($outer.parent, $at.parent) ? outer : unitAbove(doc, outer)
}

/** The blocks from one unit to another, both whole, as children of the innermost holder of both. */
export const rangeBetween = (doc: Node, anchor: number, head: number): BlockRange => {
  const [low, high] = [Math.min(anchor, head), Math.max(anchor, head)]
  const end = low + sizeAt(doc, low)
  if (high < end) return { from: low, to: end }
  const [$low, $high] = [doc.resolve(low), doc.resolve(high)]
  let depth = $low.sharedDepth(high)
  while (depth > 0 && !isHolder($low.node(depth))) depth -= 1
  return {
    from: $low.depth > depth ? $low.before(depth + 1) : low,
    to: $high.depth > depth ? $high.after(depth + 1) : high + sizeAt(doc, high),
  }
}

/** The unit that starts here, or the first in the list or column that does. */
export const unitIn = (doc: Node, at: number): number => enter(doc, at, 'first') ?? at

/** The units at both ends of the selection. */
export const unitsSelected = (
  state: EditorState,
): { readonly anchor: number; readonly head: number } | null => {
  const { selection, doc } = state
  if (selection instanceof NodeSelection) {
    const at = unitAt(doc, selection.from)
    return at === null ? null : { anchor: at, head: at }
  }
  const anchor = unitAround(selection.$anchor)
  const head = unitAround(selection.$head)
  if (anchor !== null && head !== null) return { anchor, head }
  const [first, last] = [enter(doc, 0, 'first'), enter(doc, lastChildAt(doc), 'last')]
  return first === null || last === null ? null : { anchor: first, head: last }
}

const lastChildAt = (doc: Node): number => doc.content.size - (doc.lastChild?.nodeSize ?? 0)
