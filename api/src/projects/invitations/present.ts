import type { InvitationId } from '@chapterhouse/shared/kernel/id'
import type { Invitation } from '@chapterhouse/shared/projects/invitation'
import type { GrantedRole } from '@chapterhouse/shared/projects/role'

export interface InvitationRow {
  readonly id: InvitationId
  readonly email: string | null
  readonly role: GrantedRole
  readonly status: 'PENDING' | 'DECLINED'
  readonly message: string | null
  readonly inviter: string | null
  readonly expiresAt: Date
}

const stateOf = ({ status, expiresAt }: InvitationRow, now: Date): Invitation['state'] => {
  if (status === 'DECLINED') return 'DECLINED'
  return expiresAt > now ? 'OPEN' : 'EXPIRED'
}

export const presentInvitation = (row: InvitationRow, now: Date): Invitation => ({
  id: row.id,
  email: row.email,
  role: row.role,
  state: stateOf(row, now),
  message: row.message,
  invitedBy: row.inviter,
  expiresAt: row.expiresAt.toISOString(),
})
