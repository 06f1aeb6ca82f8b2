import type { CaseState } from '@chapterhouse/shared/admin/moderation'
import type { PlatformRole } from '@chapterhouse/shared/admin/people'
import type { Actor } from '../kernel/actor.ts'

/** Who looks after the house. */
export const maySeeHouse = ({ platformRole }: Pick<Actor, 'platformRole'>): boolean =>
  platformRole === 'ADMIN'

/** Moderators see what the world reports, and nothing else of the house. */
export const maySeeReports = ({ platformRole }: Pick<Actor, 'platformRole'>): boolean =>
  platformRole === 'ADMIN' || platformRole === 'MODERATOR'

export interface CaseFacts {
  readonly state: CaseState
  /** Whether the world reads it now. */
  readonly isPublic: boolean
}

export const mayDismiss = ({ state }: CaseFacts): boolean => state === 'open'

/** What is not public is nobody's concern; also what was dismissed can be hidden. */
export const mayHide = ({ state, isPublic }: CaseFacts): boolean => isPublic && state !== 'hidden'

export const mayRelease = ({ state }: CaseFacts): boolean => state === 'hidden'

export interface PersonFacts {
  readonly platformRole: PlatformRole
  readonly state: 'active' | 'suspended' | 'deleted' | 'erased'
  /** The admin who asks. */
  readonly self: boolean
  readonly sessions: number
}

/** Oneself stays in: whoever is left must be able to undo it. */
export const maySuspend = ({ state, self }: PersonFacts): boolean => state === 'active' && !self

export const mayReactivate = ({ state }: PersonFacts): boolean => state === 'suspended'

/** Of oneself too, as long as another admin is there: that the database sees. */
export const mayChangeRole = ({ state }: PersonFacts): boolean => state === 'active'

export const mayEndSessions = ({ sessions, self }: PersonFacts): boolean => sessions > 0 && !self
