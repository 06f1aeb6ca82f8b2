import type { Editor } from '@tiptap/core'
import type { EditorView } from '@tiptap/pm/view'
import { canMoveTo } from './arrange.ts'
import { type BlockRange, unitAround, unitAt } from './unit.ts'

interface Point {
  readonly clientX: number
  readonly clientY: number
}

/** What a block looks like in the window. */
export const boxOf = (view: EditorView, at: number): DOMRect | null => {
  const dom = view.nodeDOM(at)
  return dom instanceof HTMLElement ? dom.getBoundingClientRect() : null
}

/** Where the unit at the height of this point starts, however far beside the text it is. */
export const unitUnder = (view: EditorView, { clientX, clientY }: Point): number | null => {
  const text = view.dom.getBoundingClientRect()
  const left = Math.min(Math.max(clientX, text.left + 4), text.right - 4)
  const top = Math.min(Math.max(clientY, text.top + 2), text.bottom - 2)
  const found = view.posAtCoords({ left, top })
  if (!found) return null
  const { doc } = view.state
  if (found.inside >= 0 && doc.nodeAt(found.inside)?.isAtom) return unitAt(doc, found.inside)
  return unitAround(doc.resolve(found.pos)) ?? unitAt(doc, found.pos)
}

/** A place between two blocks, and the line that shows it. */
export interface Drop {
  readonly to: number
  readonly left: number
  readonly top: number
  readonly width: number
}

/** Where blocks dropped at this point would go; null if nowhere. */
export const dropAt = (editor: Editor, range: BlockRange, point: Point): Drop | null => {
  const { view } = editor
  const unit = unitUnder(view, point)
  const box = unit === null ? null : boxOf(view, unit)
  if (unit === null || !box) return null
  const isBelow = point.clientY > box.top + box.height / 2
  const to = isBelow ? unit + (view.state.doc.nodeAt(unit)?.nodeSize ?? 0) : unit
  if (!canMoveTo(view.state.doc, range, to)) return null
  return { to, left: box.left, top: isBelow ? box.bottom : box.top, width: box.width }
}
