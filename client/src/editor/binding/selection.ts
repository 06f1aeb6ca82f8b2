import {
  type EditorState,
  NodeSelection,
  type Selection,
  TextSelection,
  type Transaction,
} from '@tiptap/pm/state'
import * as Y from 'yjs'
import { type Places, placeAt } from './place.ts'
import type { Twin } from './twin.ts'

/** A selection of text or of one thing, as places in Yjs: it stays with its letters. */
export interface SelectionPlace {
  readonly isNode: boolean
  readonly anchor: Y.RelativePosition
  readonly head: Y.RelativePosition
}

/** The selection as places; null for a kind that has none, which then follows the steps. */
export const selectionPlace = (root: Twin, { selection }: EditorState): SelectionPlace | null => {
  const isNode = selection instanceof NodeSelection
  if (!isNode && !(selection instanceof TextSelection)) return null
  const anchor = placeAt(root, selection.anchor)
  const head = isNode || selection.empty ? anchor : placeAt(root, selection.head)
  return anchor && head ? { isNode, anchor, head } : null
}

type IsGone = (place: Y.RelativePosition) => boolean

/** Whether the letter or thing a place holds on to went away in this transaction. */
export const goneIn =
  (transaction: Y.Transaction): IsGone =>
  ({ item }) =>
    item !== null && Y.isDeleted(transaction.deleteSet, item)

const never: IsGone = () => false

const textSelection = (tr: Transaction, anchor: number, head: number): Selection => {
  const [$anchor, $head] = [tr.doc.resolve(anchor), tr.doc.resolve(head)]
  return TextSelection.between($anchor, $head)
}

interface Wish {
  readonly wish: SelectionPlace
  /** The selection before the steps. */
  readonly was: Selection
  readonly isGone?: IsGone
}

/** Selects what a place says, as far as it is still there; the rest follows the steps. */
export const restoreSelection = (
  tr: Transaction,
  places: Places,
  { wish, was, isGone = never }: Wish,
): void => {
  const find = (place: Y.RelativePosition, position: number) =>
    (isGone(place) ? null : places.position(place)) ?? tr.mapping.map(position, -1)
  const anchor = find(wish.anchor, was.anchor)
  if (!wish.isNode) {
    tr.setSelection(textSelection(tr, anchor, find(wish.head, was.head)))
    return
  }
  const node = tr.doc.nodeAt(anchor)
  if (node && NodeSelection.isSelectable(node))
    tr.setSelection(NodeSelection.create(tr.doc, anchor))
}
