import type { Editor } from '@tiptap/core'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { Insertable } from '../menus/insertable.ts'
import { insert } from '../menus/insertables.ts'
import { duplicateBlocks, moveBlocks, removeBlocks, stepFrom } from './arrange.ts'
import {
  blockSelection,
  endsOf,
  selectEnds,
  selectedBlocks,
  selectRange,
} from './block-selection.ts'
import {
  type BlockRange,
  outerUnit,
  rangeBetween,
  unitAbove,
  unitBelow,
  unitsSelected,
} from './unit.ts'

/** The selected blocks, else those the selection touches. */
export const blocksAtHand = (state: EditorState): BlockRange | null => {
  const ends = endsOf(state) ?? unitsSelected(state)
  return ends && rangeBetween(state.doc, ends.anchor, ends.head)
}

type Act = (tr: Transaction, range: BlockRange) => Transaction | null

const acting =
  (act: Act) =>
  (editor: Editor): boolean => {
    const range = editor.isEditable ? blocksAtHand(editor.state) : null
    const tr = range && act(editor.state.tr, range)
    if (tr) editor.view.dispatch(tr.scrollIntoView())
    return tr !== null
  }

/** Selects the blocks that the selection touches. */
export const selectHere = (editor: Editor): boolean => {
  const ends = unitsSelected(editor.state)
  if (ends) editor.view.dispatch(selectEnds(editor.state.tr, ends))
  return ends !== null
}

/** Deletes the blocks at hand. */
export const deleteHere = acting((tr, range) =>
  removeBlocks(tr, range).setMeta(blockSelection, null),
)

/** Puts a copy of the blocks at hand below them. */
export const duplicateHere = acting((tr, range) => selectRange(tr, duplicateBlocks(tr, range)))

/** Moves the blocks a step; a caret among their words stays among them. */
const move =
  (direction: 'up' | 'down') =>
  (editor: Editor): boolean => {
    const { state } = editor
    const isSelected = selectedBlocks(state) !== null
    const { anchor, head } = state.selection
    return acting((tr, range) => {
      const to = stepFrom(tr.doc, range, direction)
      const now = to === null ? null : moveBlocks(tr, range, to)
      if (!now) return null
      selectRange(tr, now)
      return isSelected ? tr : withCaret(tr, { anchor, head, by: now.from - range.from })
    })(editor)
  }

interface Caret {
  readonly anchor: number
  readonly head: number
  readonly by: number
}

const withCaret = (tr: Transaction, { anchor, head, by }: Caret): Transaction => {
  const [$anchor, $head] = [anchor + by, head + by].map((at) => tr.doc.resolve(at))
  if (!$anchor?.parent.inlineContent || !$head?.parent.inlineContent) return tr
  return tr.setSelection(TextSelection.between($anchor, $head)).setMeta(blockSelection, null)
}

export const moveUp = move('up')
export const moveDown = move('down')

/** Turns the blocks at hand into something else and keeps them selected. */
export const turnInto = (editor: Editor, one: Insertable): void => {
  const wasSelected = selectedBlocks(editor.state) !== null
  insert(editor, one.id)
  if (wasSelected) selectHere(editor)
}

/** Moves the selection of blocks, or with `extend` its head, one unit on. */
export const walk = (editor: Editor, direction: 'up' | 'down', extend: boolean): boolean => {
  const { state, view } = editor
  const ends = endsOf(state)
  if (!ends) return false
  const from = extend ? ends.head : Math[direction === 'up' ? 'min' : 'max'](ends.anchor, ends.head)
  const head = (direction === 'up' ? unitAbove : unitBelow)(state.doc, from)
  if (head === null) return true
  const next = { anchor: extend ? ends.anchor : head, head }
  view.dispatch(selectEnds(state.tr, next).scrollIntoView())
  return true
}

/** Selects what holds the selected blocks; no if nothing does. */
export const selectOuter = (editor: Editor): boolean => {
  const range = selectedBlocks(editor.state)
  const outer = range && outerUnit(editor.state.doc, range.from)
  if (outer === null) return false
  editor.view.dispatch(selectEnds(editor.state.tr, { anchor: outer, head: outer }))
  return true
}

/** Selects everything beside the selected blocks, too. */
export const selectSiblings = (editor: Editor): boolean => {
  const { state, view } = editor
  const range = selectedBlocks(state)
  if (!range) return false
  const $from = state.doc.resolve(range.from)
  view.dispatch(selectRange(state.tr, { from: $from.start(), to: $from.end() }))
  return true
}
