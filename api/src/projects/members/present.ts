import type { HotMember } from '@chapterhouse/prisma/hot'
import type { Member } from '@chapterhouse/shared/projects/contract'
import { presentPerson } from '../../users/present.ts'
import { mayChangeRole, mayRemove, type ProjectFacts } from '../policy.ts'

/** A member, with the address where the asker may know it. */
export interface MemberRow extends Pick<HotMember, 'userId' | 'role' | 'joinedAt' | 'displayName'> {
  readonly email: string | null
}

export const presentMember = (row: MemberRow, project: ProjectFacts, askerId: string): Member => {
  const facts = { role: row.role, self: row.userId === askerId }
  return {
    user: presentPerson(row.userId, row.displayName),
    email: row.email,
    role: row.role,
    joinedAt: row.joinedAt?.toISOString() ?? null,
    can: { changeRole: mayChangeRole(project, facts), remove: mayRemove(project, facts) },
  }
}
