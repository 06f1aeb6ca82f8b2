import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'
import { listen } from '../menus/listen.ts'
import { endsOf, selectEnds } from './block-selection.ts'
import { followPointer } from './follow-pointer.ts'
import { unitUnder } from './under.ts'

const margins = '.page-editor, .sheet, .page-body'

/** Whether a button went down beside the text, at the height of its lines. */
const isMargin = (editor: Editor, event: PointerEvent): boolean => {
  const { target, pointerType, button, clientY } = event
  if (pointerType !== 'mouse' || button !== 0) return false
  const text = editor.view.dom.getBoundingClientRect()
  const isBeside = clientY > text.top && clientY < text.bottom
  return isBeside && target instanceof Element && target.matches(margins)
}

const selectFrom = (editor: Editor, down: PointerEvent): void => {
  const select = (anchor: number | null, head: number | null) => {
    if (anchor === null || head === null) return
    editor.view.dispatch(selectEnds(editor.state.tr, { anchor, head }))
  }
  followPointer(down, {
    start: () => {
      const unit = unitUnder(editor.view, down)
      select(unit, unit)
      return unit !== null
    },
    move: (point) => {
      if (editor.isDestroyed) return
      // Others may write above while the button is held: the selection knows where it began.
      const begun = endsOf(editor.state)
      if (begun) select(begun.anchor, unitUnder(editor.view, point))
    },
    end: (_, { moved }) => {
      if (moved && !editor.isDestroyed) editor.view.focus()
    },
  })
}

/** A mouse drawn down the margin selects the blocks beside it. */
export const useMarginSelection = (editor: Editor): void => {
  useEffect(() => {
    if (editor.isDestroyed) return
    const around = editor.view.dom.closest<HTMLElement>('.page-editor')
    const onDown = (event: Event) => {
      if (event instanceof PointerEvent && isMargin(editor, event)) selectFrom(editor, event)
    }
    const onMouse = (event: Event) => {
      // Else the browser would select words from the margin on.
      if (event.target instanceof Element && event.target.matches(margins)) event.preventDefault()
    }
    return listen(around, { pointerdown: onDown, mousedown: onMouse })
  }, [editor])
}
