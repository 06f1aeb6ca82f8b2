import type { PlatformRole } from '@chapterhouse/shared/admin/people'
import type { Actor } from '../kernel/actor.ts'

/** Who looks after the house. */
export const maySeeHouse = ({ platformRole }: Pick<Actor, 'platformRole'>): boolean =>
  platformRole === 'ADMIN'

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
