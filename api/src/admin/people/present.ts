import type { AdminPerson, PlatformRole } from '@chapterhouse/shared/admin/people'
import type { UserId } from '@chapterhouse/shared/kernel/id'
import type { Actor } from '../../kernel/actor.ts'
import {
  mayChangeRole,
  mayEndSessions,
  mayReactivate,
  maySuspend,
  type PersonFacts,
} from '../policy.ts'

export interface PersonRow {
  readonly id: UserId
  readonly displayName: string
  readonly email: string
  readonly platformRole: PlatformRole
  readonly isActive: boolean
  readonly reason: string | null
  readonly deletedAt: Date | null
  readonly anonymizedAt: Date | null
  readonly createdAt: Date
  readonly lastLoginAt: Date | null
  readonly projects: number
  readonly sessions: number
}

const stateOf = ({ isActive, deletedAt, anonymizedAt }: PersonRow): AdminPerson['state'] => {
  if (anonymizedAt) return 'erased'
  if (!isActive) return 'suspended'
  return deletedAt ? 'deleted' : 'active'
}

export const factsOf = (row: PersonRow, actor: Actor): PersonFacts => ({
  platformRole: row.platformRole,
  state: stateOf(row),
  self: row.id === actor.userId,
  sessions: row.sessions,
})

export const presentPerson = (row: PersonRow, actor: Actor): AdminPerson => {
  const facts = factsOf(row, actor)
  const { id, displayName, email, platformRole, projects, sessions } = row
  return {
    ...{ id, displayName, email, platformRole, projects, sessions },
    state: facts.state,
    reason: facts.state === 'suspended' ? row.reason : null,
    createdAt: row.createdAt.toISOString(),
    lastLoginAt: row.lastLoginAt?.toISOString() ?? null,
    can: {
      suspend: maySuspend(facts),
      reactivate: mayReactivate(facts),
      changeRole: mayChangeRole(facts),
      endSessions: mayEndSessions(facts),
    },
  }
}
