import { Refusal } from '@chapterhouse/shared/refusals'
import { generateKeyBetween } from 'fractional-indexing'

/** What the place of a page is decided by. */
export interface Branch {
  readonly id: string
  readonly parentId: string | null
  readonly position: string
}

const bytewise = (a: Branch, b: Branch): number =>
  a.position < b.position ? -1 : a.position > b.position ? 1 : a.id < b.id ? -1 : 1

/** Children of one parent in order, without the page that is moving. */
export const siblingsIn = <B extends Branch>(
  tree: readonly B[],
  parentId: string | null,
  moving?: string,
) => tree.filter((page) => page.parentId === parentId && page.id !== moving).sort(bytewise)

/**
 * The key of a place among siblings: after `afterId`, first for null, last for undefined. Two pages
 * with one key (made at once on two servers) are passed over together rather than told apart.
 */
export const placeAmong = (
  siblings: readonly Branch[],
  afterId: string | null | undefined,
): string => {
  const index = afterId === undefined ? siblings.length - 1 : indexOf(siblings, afterId)
  const before = siblings[index]?.position ?? null
  const after = siblings
    .slice(index + 1)
    .find(({ position }) => before === null || position > before)
  return generateKeyBetween(before, after?.position ?? null)
}

const indexOf = (siblings: readonly Branch[], afterId: string | null): number => {
  if (afterId === null) return -1
  const index = siblings.findIndex(({ id }) => id === afterId)
  if (index < 0) throw new Refusal('not_found', { detail: 'The page to put it after is not there' })
  return index
}

/** Whether a page would lie below itself. */
export const wouldCircle = (
  tree: readonly Branch[],
  pageId: string,
  parentId: string | null,
): boolean => {
  const parents = new Map(tree.map((page) => [page.id, page.parentId]))
  const seen = new Set<string>()
  for (let at = parentId; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === pageId) return true
    seen.add(at)
  }
  return false
}
