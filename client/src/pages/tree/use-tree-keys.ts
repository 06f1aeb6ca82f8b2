import type { PageId } from '@chapterhouse/shared/kernel/id'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Row } from './grow.ts'
import type { Direction } from './move.ts'
import type { Chosen } from './use-chosen.ts'
import type { TreeActs } from './use-tree-acts.ts'

interface Keyed {
  readonly rows: readonly Row[]
  readonly closed: ReadonlySet<string>
  readonly toggle: (id: PageId) => void
  readonly acts: TreeActs
  readonly current: PageId | null
  readonly chosen: Chosen
  /** Moves what is chosen to the trash. */
  readonly trash: () => void
}

/** With Alt an arrow moves the page instead of the focus. */
const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
}

/** The row a key goes to from this one, or null. */
const rowAfter = (rows: readonly Row[], index: number, key: string): Row | null => {
  const row = rows[index]
  switch (key) {
    case 'ArrowDown':
      return rows[index + 1] ?? null
    case 'ArrowUp':
      return rows[index - 1] ?? null
    case 'Home':
      return rows[0] ?? null
    case 'End':
      return rows.at(-1) ?? null
    case 'ArrowLeft':
      return rows.slice(0, index).findLast((other) => row && other.level < row.level) ?? null
    default:
      return null
  }
}

/** Does what the key means for this row; answers whether it meant anything. */
const act = ({ acts, closed, toggle }: Keyed, row: Row, key: string): boolean => {
  const { id } = row.line
  const open = row.hasBelow && !closed.has(id)
  if (key === 'Enter' || key === ' ') acts.open(id)
  else if (key === 'F2' && acts.canWrite) acts.startRename(id)
  else if (key === 'Delete' && acts.canWrite) acts.remove(row.line)
  else if ((key === 'ArrowRight' && row.hasBelow && !open) || (key === 'ArrowLeft' && open))
    toggle(id)
  else return false
  return true
}

/** Does what the key means for several pages; answers the row to go on to, or null for no such key. */
const choose = (keyed: Keyed, row: Row, event: KeyboardEvent): Row | null => {
  const { acts, chosen, rows, trash } = keyed
  if (!acts.canWrite) return null
  if (event.key === ' ' && (event.ctrlKey || event.metaKey)) {
    chosen.toggle(row.line.id)
    return row
  }
  if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    const next = rowAfter(rows, rows.indexOf(row), event.key) ?? row
    chosen.reach(next.line.id, row.line.id)
    return next
  }
  if (chosen.ids.size === 0) return null
  if (event.key === 'Escape') chosen.clear()
  else if (event.key === 'Delete') trash()
  else return null
  return row
}

/** The keys of a tree as the ARIA practices describe them, and Alt with an arrow to move a page. */
export const useTreeKeys = (keyed: Keyed) => {
  const { rows, acts, current } = keyed
  const [chosen, setFocused] = useState<PageId | null>(null)
  const moved = useRef<PageId | null>(null)
  const has = (id: PageId | null) => id !== null && rows.some((row) => row.line.id === id)
  const focused = [chosen, current].find(has) ?? rows[0]?.line.id ?? null

  // A moved row is a new element at another place: the focus goes after it.
  useEffect(() => {
    if (moved.current === null) return
    document.getElementById(rowId(moved.current))?.focus()
  })

  const goTo = (row: Row) => {
    setFocused(row.line.id)
    document.getElementById(rowId(row.line.id))?.focus()
  }
  const onKey = (event: KeyboardEvent, row: Row) => {
    if (event.target !== event.currentTarget) return
    const along = choose(keyed, row, event)
    if (along) {
      event.preventDefault()
      if (along !== row) goTo(along)
      return
    }
    if (event.ctrlKey || event.metaKey) return
    const direction = directions[event.key]
    moved.current = null
    if (event.altKey) {
      if (!direction || !acts.canWrite) return
      moved.current = row.line.id
      acts.step(row.line.id, direction)
      event.preventDefault()
      return
    }
    const next = act(keyed, row, event.key) ? row : rowAfter(rows, rows.indexOf(row), event.key)
    if (!next) return
    event.preventDefault()
    if (next !== row) goTo(next)
  }
  return { focused, setFocused, onKey }
}

/** The element of a row, to give it the focus from elsewhere. */
export const rowId = (id: PageId): string => `page-row-${id}`
