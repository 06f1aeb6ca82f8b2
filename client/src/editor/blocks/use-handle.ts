import type { Editor } from '@tiptap/core'
import type { EditorView } from '@tiptap/pm/view'
import { useEffect, useState } from 'react'
import { listen } from '../menus/listen.ts'
import { endsOf } from './block-selection.ts'
import { boxOf, unitUnder } from './under.ts'
import { unitAround } from './unit.ts'

/** Where the handle stands: the unit it belongs to, and its place from the corner of the text. */
export interface HandlePlace {
  readonly unit: number
  readonly left: number
  readonly top: number
}

/** Pixels beside the text in which a pointer still means the block at its height. */
const reach = 90

/** Milliseconds without a key until the handle comes back to the block of the caret. */
const rest = 600

/** Milliseconds after which the handle follows what others write above. */
const soon = 120

const size = 24

const firstLine = (dom: Node | null): number => {
  const height = dom instanceof Element ? Number.parseFloat(getComputedStyle(dom).lineHeight) : 0
  return height > 0 ? height : size
}

const placeOf = (view: EditorView, unit: number | null): HandlePlace | null => {
  const box = unit === null ? null : boxOf(view, unit)
  if (unit === null || !box) return null
  const text = view.dom.getBoundingClientRect()
  const isItem = view.nodeDOM(unit) instanceof HTMLLIElement
  const top = box.top - text.top + (firstLine(view.nodeDOM(unit)) - size) / 2
  // A bullet or number stands before its item.
  return { unit, left: box.left - text.left - (isItem ? size * 2 : size + 6), top }
}

const isNear = (view: EditorView, { clientX, clientY }: PointerEvent): boolean => {
  const text = view.dom.getBoundingClientRect()
  const isBeside = clientX > text.left - reach && clientX < text.right + reach
  return isBeside && clientY > text.top && clientY < text.bottom
}

const unitOfCaret = (editor: Editor): number | null => {
  if (!editor.isFocused) return null
  return endsOf(editor.state)?.head ?? unitAround(editor.state.selection.$head)
}

const isSame = (a: HandlePlace | null, b: HandlePlace | null): boolean =>
  a?.unit === b?.unit && a?.left === b?.left && a?.top === b?.top

/** Follows pointer and caret. Answers how to stop. */
const follow = (editor: Editor, set: (place: HandlePlace | null) => void): (() => void) => {
  let point: PointerEvent | null = null
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    timer = undefined
    if (editor.isDestroyed || !editor.isEditable) return set(null)
    const { view } = editor
    const unit = point ? unitUnder(view, point) : unitOfCaret(editor)
    set(placeOf(view, unit))
  }
  const wait = (time: number) => {
    timer ??= setTimeout(look, time)
  }
  const onPointer = (event: Event) => {
    if (!(event instanceof PointerEvent) || event.pointerType !== 'mouse' || event.buttons > 0)
      return
    if (event.target instanceof Element && event.target.closest('[data-block-handle]')) return
    point = isNear(editor.view, event) ? event : null
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(look)
  }
  // While one writes nothing comes and goes beside the line.
  const onKey = () => {
    point = null
    clearTimeout(timer)
    timer = undefined
    set(null)
    wait(rest)
  }
  const onChange = () => wait(soon)
  const stopText = listen(editor.view.dom, { keydown: onKey })
  const stopPointer = listen(document, { pointermove: onPointer })
  editor.on('transaction', onChange)
  return () => {
    stopText()
    stopPointer()
    editor.off('transaction', onChange)
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

/** The block that has the handle now: under the pointer, else that of the resting caret. */
export const useHandle = (editor: Editor, held: boolean): HandlePlace | null => {
  const [place, setPlace] = useState<HandlePlace | null>(null)
  useEffect(() => {
    if (editor.isDestroyed || held) return
    return follow(editor, (next) => setPlace((now) => (isSame(now, next) ? now : next)))
  }, [editor, held])
  return place
}
