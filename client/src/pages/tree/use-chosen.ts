import type { PageId } from '@chapterhouse/shared/kernel/id'
import { useState } from 'react'
import type { Row } from './grow.ts'

/** Several pages chosen for one act. */
export interface Chosen {
  readonly ids: ReadonlySet<string>
  /** Takes a page in, or out again. */
  readonly toggle: (id: PageId) => void
  /** Takes in everything from the page chosen last (while there is none, from `from`) to this one. */
  readonly reach: (id: PageId, from?: PageId) => void
  readonly clear: () => void
}

const nothing: ReadonlySet<string> = new Set()

/** The rows between two, both included, whichever is above. */
const between = (rows: readonly Row[], from: PageId, to: PageId): PageId[] => {
  const places = [from, to].map((id) => rows.findIndex(({ line }) => line.id === id))
  const [first = 0, last = 0] = places.toSorted((a, b) => a - b)
  return first < 0 ? [to] : rows.slice(first, last + 1).map(({ line }) => line.id)
}

/** What is chosen among these rows; a page that went elsewhere is not chosen any more. */
export const useChosen = (rows: readonly Row[]): Chosen => {
  const [picked, setPicked] = useState<ReadonlySet<string>>(nothing)
  const [anchor, setAnchor] = useState<PageId | null>(null)
  const here = rows.filter(({ line }) => picked.has(line.id)).map(({ line }) => line.id)
  const ids = here.length === 0 ? nothing : new Set<string>(here)
  return {
    ids,
    toggle: (id) => {
      setAnchor(id)
      setPicked(new Set(ids.has(id) ? here.filter((one) => one !== id) : [...here, id]))
    },
    reach: (id, from = id) => {
      const start = anchor ?? from
      setAnchor(start)
      setPicked(new Set([...here, ...between(rows, start, id)]))
    },
    clear: () => {
      setAnchor(null)
      setPicked(nothing)
    },
  }
}
