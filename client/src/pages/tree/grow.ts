import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { PageLine } from '@chapterhouse/shared/pages/contract'

/** A page with those below it. */
export interface Branch {
  readonly line: PageLine
  readonly below: readonly Branch[]
}

/** A branch as a row of the screen. */
export interface Row {
  readonly line: PageLine
  readonly level: number
  /** Place among its siblings, from 1, and how many they are. */
  readonly place: number
  readonly siblings: number
  readonly hasBelow: boolean
}

/**
 * The tree of a list of lines, siblings in the list's order. A page whose parent is not in the list
 * stands at the top, so that nothing is ever hidden.
 */
export const grow = (lines: readonly PageLine[]): readonly Branch[] => {
  const ids = new Set(lines.map((line) => line.id))
  const below = new Map<PageId | null, PageLine[]>()
  for (const line of lines) {
    const parent = line.parentId !== null && ids.has(line.parentId) ? line.parentId : null
    const siblings = below.get(parent) ?? []
    siblings.push(line)
    below.set(parent, siblings)
  }
  const branch = (line: PageLine): Branch => ({
    line,
    below: (below.get(line.id) ?? []).map(branch),
  })
  return (below.get(null) ?? []).map(branch)
}

/** The rows on screen: every branch but those below a closed one. */
export const rowsOf = (
  tree: readonly Branch[],
  closed: ReadonlySet<string>,
  level = 1,
): readonly Row[] =>
  tree.flatMap(({ line, below }, index) => [
    { line, level, place: index + 1, siblings: tree.length, hasBelow: below.length > 0 },
    ...(closed.has(line.id) ? [] : rowsOf(below, closed, level + 1)),
  ])

/** The ids above a page, nearest first. */
export const pathTo = (lines: readonly PageLine[], id: PageId): readonly PageId[] => {
  const byId = new Map(lines.map((line) => [line.id, line]))
  const path: PageId[] = []
  let parent = byId.get(id)?.parentId ?? null
  while (parent !== null && !path.includes(parent)) {
    path.push(parent)
    parent = byId.get(parent)?.parentId ?? null
  }
  return path
}
