import type { Editor } from '@tiptap/core'
import { moveBlocks } from './arrange.ts'
import { selectEnds, selectedBlocks, selectRange } from './block-selection.ts'
import { followPointer } from './follow-pointer.ts'
import { type Drop, dropAt } from './under.ts'

interface Drag {
  readonly editor: Editor
  /** Where the unit under the handle starts. */
  readonly unit: number
  readonly show: (drop: Drop | null) => void
  /** Called once; `moved` tells a drag from a press. */
  readonly onEnd: (moved: boolean) => void
}

/** Selects this unit, unless it is among those that are. */
export const takeUnit = (editor: Editor, unit: number): void => {
  const range = selectedBlocks(editor.state)
  if (range && range.from <= unit && unit < range.to) return
  editor.view.dispatch(selectEnds(editor.state.tr, { anchor: unit, head: unit }))
}

/** Puts the selected blocks to this place between others. */
export const putBlocks = (editor: Editor, to: number): boolean => {
  const range = selectedBlocks(editor.state)
  const { tr } = editor.state
  const now = range && moveBlocks(tr, range, to)
  if (now) editor.view.dispatch(selectRange(tr, now))
  return now !== null
}

const dropOf = (editor: Editor, point: PointerEvent): Drop | null => {
  const range = editor.isDestroyed ? null : selectedBlocks(editor.state)
  return range && dropAt(editor, range, point)
}

/** Drags the unit under a handle, with all that is selected beside it, to where it is let go. */
export const dragBlocks = ({ editor, unit, show, onEnd }: Drag, down: PointerEvent): void =>
  followPointer(down, {
    start: () => {
      if (!editor.isEditable) return false
      takeUnit(editor, unit)
      return true
    },
    move: (point) => show(dropOf(editor, point)),
    end: (point, { moved, kept }) => {
      show(null)
      const drop = moved && kept ? dropOf(editor, point) : null
      if (drop) putBlocks(editor, drop.to)
      if (moved && !editor.isDestroyed) editor.view.focus()
      onEnd(moved)
    },
  })
