import type { Node } from '@tiptap/pm/model'
import {
  type EditorState,
  NodeSelection,
  PluginKey,
  Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'
import { isRemote } from '../binding/origin.ts'
import { type BlockRange, rangeBetween, unitAt, unitIn } from './unit.ts'

/** The units at both ends, each by where it starts; `head` is the one that arrows move. */
export interface BlockEnds {
  readonly anchor: number
  readonly head: number
}

/**
 * Beside the editor's own selection, not in place of it: a selection of a kind of its own would not
 * survive another person's edit, after which the binding puts back plain ones.
 */
export const blockSelection = new PluginKey<BlockEnds | null>('blockSelection')

/** Where the selection of blocks began and where it is by now; null when none is selected. */
export const endsOf = (state: EditorState): BlockEnds | null =>
  blockSelection.getState(state) ?? null

/** The blocks that are selected as wholes. */
export const selectedBlocks = (state: EditorState): BlockRange | null => {
  const ends = endsOf(state)
  return ends && rangeBetween(state.doc, ends.anchor, ends.head)
}

/** The words of the blocks, so that formats, lists and screen readers have a selection they know. */
const wordsIn = (doc: Node, { from, to }: BlockRange, isUp: boolean): Selection => {
  const [anchor, head] = isUp ? [to, from] : [from, to]
  const words = TextSelection.between(doc.resolve(anchor), doc.resolve(head))
  if (words instanceof TextSelection && words.from >= from && words.to <= to) return words
  return NodeSelection.create(doc, from)
}

/** Selects all blocks between these two. */
export const selectEnds = (tr: Transaction, ends: BlockEnds): Transaction => {
  const range = rangeBetween(tr.doc, ends.anchor, ends.head)
  const selection = wordsIn(tr.doc, range, ends.head < ends.anchor)
  return tr.setSelection(selection).setMeta(blockSelection, ends)
}

/** Selects all blocks of a range. */
export const selectRange = (tr: Transaction, { from, to }: BlockRange): Transaction => {
  const last = to - (tr.doc.resolve(to).nodeBefore?.nodeSize ?? 0)
  return selectEnds(tr, { anchor: unitIn(tr.doc, from), head: unitIn(tr.doc, last) })
}

/** Ends it, with the caret at the end of the last word. */
export const leaveBlocks = (tr: Transaction): Transaction => {
  const end = Selection.near(tr.doc.resolve(tr.selection.to), -1)
  return tr.setSelection(end).setMeta(blockSelection, null)
}

const carried = (tr: Transaction, ends: BlockEnds): BlockEnds | null => {
  const mapping = tr.mapping
  const [anchor, head] = [mapping.mapResult(ends.anchor, 1), mapping.mapResult(ends.head, 1)]
  const isThere = (at: number) => at < tr.doc.content.size && unitAt(tr.doc, at) === at
  if (anchor.deletedAfter || head.deletedAfter) return null
  return isThere(anchor.pos) && isThere(head.pos) ? { anchor: anchor.pos, head: head.pos } : null
}

/** What is selected after a change: our own choice, else what was, unless the caret went elsewhere. */
export const nextEnds = (tr: Transaction, ends: BlockEnds | null): BlockEnds | null => {
  const chosen: BlockEnds | null | undefined = tr.getMeta(blockSelection)
  if (chosen !== undefined) return chosen
  if (!ends || (tr.selectionSet && !isRemote(tr))) return null
  return tr.docChanged ? carried(tr, ends) : ends
}
