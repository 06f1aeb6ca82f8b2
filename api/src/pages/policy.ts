import type { Capability } from '@chapterhouse/prisma/hot'
import type { ReadOnly } from '@chapterhouse/shared/pages/contract'

export interface PageFacts {
  readonly caps: readonly Capability[]
  readonly editMode: 'LIVE' | 'PROTECTED' | 'LOCKED'
  readonly trashed: boolean
  /** This page alone was given to somebody who is no member. */
  readonly given: boolean
}

const holds = (page: PageFacts, cap: Capability): boolean =>
  !page.trashed && page.caps.includes(cap)
/** As a member: what concerns the page as a part of its project is not given with the page. */
const has = (page: PageFacts, cap: Capability): boolean => !page.given && holds(page, cap)

/** Members read the head; the public reads the published version, which is another thing. */
export const mayRead = (page: PageFacts): boolean => holds(page, 'read')
/** Live writing, and every act that writes into the document: a PROTECTED page changes by drafts alone. */
export const mayWrite = (page: PageFacts): boolean =>
  holds(page, 'write') && page.editMode === 'LIVE'
/**
 * Why somebody who reads this page may not write in it: null when they may. The role comes first: who
 * could not write anyway is not helped by an unlocked page.
 */
export const whyReadOnly = (page: PageFacts): ReadOnly | null => {
  if (mayWrite(page)) return null
  if (!page.caps.includes('write')) return page.given ? 'given' : 'role'
  return page.editMode === 'LOCKED' ? 'locked' : 'protected'
}
/** The title is in the document, so renaming is writing; who was given the page alone does it there. */
export const mayRename = (page: PageFacts): boolean => !page.given && mayWrite(page)
/** Text that comes from elsewhere is an act of the api, in the project's history: members'. */
export const mayImport = mayRename
/** Giving the page to somebody outside, and taking it back. */
export const mayGive = (page: PageFacts): boolean => has(page, 'manage')
/** The place in the tree is not in the document. */
export const mayMove = (page: PageFacts): boolean => has(page, 'write')
/** Taken out of its project a page is gone for those who are in it: as deleting, and on both sides. */
export const mayMoveAway = (page: PageFacts): boolean =>
  has(page, 'write') && page.editMode !== 'LOCKED'
/** A copy changes nothing of the page; it is a new one in its project. */
export const mayDuplicate = (page: PageFacts): boolean => has(page, 'write')
/** Who could write may also decide that nobody does. */
export const maySetMode = (page: PageFacts): boolean => has(page, 'write')
/** Icon, cover and the like are beside the document, but not beside the lock. */
export const mayDescribe = (page: PageFacts): boolean =>
  has(page, 'write') && page.editMode !== 'LOCKED'
/** LOCKED means no change at all. */
export const mayDelete = (page: PageFacts): boolean =>
  has(page, 'write') && page.editMode !== 'LOCKED'
/** The trash belongs to those who write. */
export const mayUndelete = (page: PageFacts): boolean => page.trashed && page.caps.includes('write')
/** A version changes nothing, so a locked page can be kept too. */
export const mayNameVersion = (page: PageFacts): boolean => has(page, 'write')

/** Whether only the page's mode keeps this person from writing: they are told so instead of a plain no. */
export const heldByMode = (page: PageFacts): boolean =>
  has(page, 'write') && page.editMode !== 'LIVE'

export const canOf = (page: PageFacts) => ({
  write: mayWrite(page),
  rename: mayRename(page),
  move: mayMove(page),
  moveAway: mayMoveAway(page),
  duplicate: mayDuplicate(page),
  setMode: maySetMode(page),
  describe: mayDescribe(page),
  delete: mayDelete(page),
  undelete: mayUndelete(page),
  nameVersion: mayNameVersion(page),
})
