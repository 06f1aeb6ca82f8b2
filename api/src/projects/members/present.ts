import type { HotMember } from '@chapterhouse/prisma/hot'
import type { Member } from '@chapterhouse/shared/projects/contract'
import type { MemberStatus } from '@chapterhouse/shared/projects/standing'
import { presentPerson } from '../../users/present.ts'
import type { ProjectFacts } from '../policy.ts'
import { memberCanOf } from './policy.ts'

/** A member, with the address where the asker may know it. */
export interface MemberRow
  extends Pick<HotMember, 'userId' | 'role' | 'caps' | 'joinedAt' | 'displayName' | 'inviterName'> {
  readonly status: MemberStatus
  readonly email: string | null
}

export const presentMember = (row: MemberRow, project: ProjectFacts, askerId: string): Member => {
  const facts = { role: row.role, status: row.status, self: row.userId === askerId }
  return {
    user: presentPerson(row.userId, row.displayName),
    email: row.email,
    role: row.role,
    status: row.status,
    caps: [...row.caps],
    joinedAt: row.joinedAt?.toISOString() ?? null,
    invitedBy: row.inviterName,
    can: memberCanOf(project, facts),
  }
}
