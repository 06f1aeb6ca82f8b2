import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { PageLine } from '@chapterhouse/shared/pages/contract'
import type { PagePlace } from '@chapterhouse/shared/pages/moves'
import { grow, pathTo, rowsOf } from './grow.ts'

/** Where a page goes: below this parent (null: the top), after this sibling (null: first). */
export interface Place {
  readonly parentId: PageId | null
  readonly afterId: PageId | null
}

/** One step: among the siblings, into the one above, or out beside the parent. */
export type Direction = 'up' | 'down' | 'in' | 'out'
/** Which part of a row something is dropped on. */
export type Spot = 'before' | 'in' | 'after'

const find = (lines: readonly PageLine[], id: PageId | null) =>
  lines.find((line) => line.id === id) ?? null

const childrenOf = (lines: readonly PageLine[], parentId: PageId | null) =>
  lines.filter((line) => line.parentId === parentId)

const idAt = (lines: readonly PageLine[], index: number): PageId | null => lines[index]?.id ?? null

/** The place one step away, or null where there is none. */
export const stepFrom = (
  lines: readonly PageLine[],
  id: PageId,
  direction: Direction,
): Place | null => {
  const line = find(lines, id)
  if (!line) return null
  const siblings = childrenOf(lines, line.parentId)
  const index = siblings.indexOf(line)
  const parent = find(lines, line.parentId)
  switch (direction) {
    case 'up':
      return index === 0 ? null : { parentId: line.parentId, afterId: idAt(siblings, index - 2) }
    case 'down':
      return index === siblings.length - 1
        ? null
        : { parentId: line.parentId, afterId: idAt(siblings, index + 1) }
    case 'in': {
      const above = idAt(siblings, index - 1)
      return above && { parentId: above, afterId: childrenOf(lines, above).at(-1)?.id ?? null }
    }
    case 'out':
      return parent && { parentId: parent.parentId, afterId: parent.id }
  }
}

/** The place a drop means, or null for a drop of a page into itself or where it is already. */
export const placeOfDrop = (
  lines: readonly PageLine[],
  dragged: PageId,
  drop: { readonly on: PageId; readonly spot: Spot },
): Place | null => {
  const target = find(lines, drop.on)
  if (!target || drop.on === dragged || pathTo(lines, drop.on).includes(dragged)) return null
  const others = lines.filter((line) => line.id !== dragged)
  if (drop.spot === 'in') {
    return { parentId: target.id, afterId: childrenOf(others, target.id).at(-1)?.id ?? null }
  }
  if (drop.spot === 'after') return { parentId: target.parentId, afterId: target.id }
  const siblings = childrenOf(others, target.parentId)
  return { parentId: target.parentId, afterId: idAt(siblings, siblings.indexOf(target) - 1) }
}

/** The list as it will be: what the tree shows while the api is asked. */
export const withMoved = (lines: readonly PageLine[], id: PageId, place: Place): PageLine[] => {
  const line = find(lines, id)
  if (!line) return [...lines]
  const rest = lines.filter((other) => other.id !== id)
  const first = rest.findIndex((other) => other.parentId === place.parentId)
  const after = rest.findIndex((other) => other.id === place.afterId)
  const index = place.afterId === null ? first : after + 1
  if (index < 0) return [...rest, { ...line, parentId: place.parentId }]
  return [...rest.slice(0, index), { ...line, parentId: place.parentId }, ...rest.slice(index)]
}

/** Where a page stands now: what puts it back after a move. */
export const placeNow = (lines: readonly PageLine[], line: PageLine): PagePlace => {
  const siblings = childrenOf(lines, line.parentId)
  const before = idAt(siblings, siblings.findIndex(({ id }) => id === line.id) - 1)
  return { projectId: line.projectId, parentId: line.parentId, afterId: before }
}

/** Of the chosen pages those that stand below no other chosen one, in the order of the tree. */
export const rootsOf = (
  lines: readonly PageLine[],
  chosen: ReadonlySet<string>,
): readonly PageLine[] =>
  inTreeOrder(lines).filter(
    ({ id }) => chosen.has(id) && !pathTo(lines, id).some((above) => chosen.has(above)),
  )

/** All pages as the unfolded tree shows them, whatever order the list has. */
const inTreeOrder = (lines: readonly PageLine[]): readonly PageLine[] =>
  rowsOf(grow(lines), new Set()).map((row) => row.line)

/** Pages that others may be put under: all but the ones that move and those below them. */
export const homesFor = (
  lines: readonly PageLine[],
  moving: ReadonlySet<string>,
): readonly PageLine[] =>
  inTreeOrder(lines).filter(
    ({ id }) => !moving.has(id) && !pathTo(lines, id).some((above) => moving.has(above)),
  )
