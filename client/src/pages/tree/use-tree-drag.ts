import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { PageLine } from '@chapterhouse/shared/pages/contract'
import { type DragEvent, useState } from 'react'
import { type Place, placeOfDrop, type Spot } from './move.ts'

/** Where the page in hand would go if it were let go now. */
interface Drop {
  readonly on: PageId
  readonly spot: Spot
}

/** Which part of a row the pointer is on: its upper edge, its lower edge, or the row itself. */
export const spotAt = (y: number, box: { readonly top: number; readonly height: number }): Spot => {
  const part = (y - box.top) / box.height
  if (part < 0.28) return 'before'
  return part > 0.72 ? 'after' : 'in'
}

/** Dragging pages within the tree. Phones and keyboards have the menu and Alt with the arrows. */
export const useTreeDrag = (
  lines: readonly PageLine[],
  moveTo: (id: PageId, place: Place) => void,
) => {
  const [dragged, setDragged] = useState<PageId | null>(null)
  const [drop, setDrop] = useState<Drop | null>(null)
  const end = () => {
    setDragged(null)
    setDrop(null)
  }
  const handlers = (id: PageId) => ({
    draggable: true,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move'
      // Firefox drags nothing that carries no data.
      event.dataTransfer.setData('text/plain', id)
      setDragged(id)
    },
    onDragOver: (event: DragEvent) => {
      if (dragged === null) return
      const spot = spotAt(event.clientY, event.currentTarget.getBoundingClientRect())
      const possible = placeOfDrop(lines, dragged, { on: id, spot }) !== null
      if (possible) event.preventDefault()
      if (drop?.on !== id || drop.spot !== spot) setDrop(possible ? { on: id, spot } : null)
    },
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      const place = dragged && drop ? placeOfDrop(lines, dragged, drop) : null
      if (dragged && place) moveTo(dragged, place)
      end()
    },
    onDragEnd: end,
  })
  const spotOn = (id: PageId): Spot | undefined => (drop?.on === id ? drop.spot : undefined)
  return { handlers, spotOn, dragged }
}

/** What a row needs to be dragged and to be dropped on. */
export type TreeDrag = ReturnType<typeof useTreeDrag>
