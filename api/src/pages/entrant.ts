import type { UserId } from '@chapterhouse/shared/kernel/id'
import type { Actor } from '../kernel/actor.ts'

/** Who goes into a page: a person, a guest of a share link, or a person by a link. */
export interface Entrant {
  readonly userId: UserId | null
  readonly sessionId: string | null
  readonly link: { readonly id: string; readonly name: string } | null
}

/** A person on their own account. */
export const entrantOf = ({ userId, sessionId }: Actor): Entrant => ({
  userId,
  sessionId,
  link: null,
})
