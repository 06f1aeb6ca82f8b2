import type { InvitationEnd } from '@chapterhouse/prisma/auth'
import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import type { GrantedRole } from '@chapterhouse/shared/projects/role'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Actor } from '../../kernel/actor.ts'
import { type Database, sqlState, type Tx } from '../../kernel/database.ts'
import { hashToken } from '../../kernel/link-secret.ts'
import { formerMember } from '../../users/present.ts'
import { logInvitation } from './service.ts'

/** What a link offers, for whoever holds it; who holds one that ended is told how. */
export const previewInvitation = async (db: Database, token: string) => {
  const offer = await db.auth.invitationByHash(hashToken(token))
  if (!offer) throw goneForGood(await db.auth.invitationEnd(hashToken(token)))
  return {
    projectTitle: offer.projectTitle,
    role: offer.role as GrantedRole,
    invitedBy: offer.inviter ?? formerMember,
    email: offer.email,
    message: offer.message,
    expiresAt: offer.expiresAt.toISOString(),
  }
}

const endings: Record<InvitationEnd, string> = {
  ACCEPTED: 'This invitation was used already',
  DECLINED: 'This invitation was declined',
  EXPIRED: 'This invitation has expired',
  REVOKED: 'This invitation was taken back',
}

const goneForGood = (end: InvitationEnd | null, cause?: unknown) =>
  new Refusal('gone', { detail: end ? endings[end] : 'There is no such invitation', cause })

interface Holding {
  readonly db: Database
  readonly token: string
}

/** Joins; who is a member already just learns where. */
export const acceptInvitation = async (
  tx: Tx,
  actor: Actor,
  { db, token }: Holding,
): Promise<ProjectId> => {
  const hash = hashToken(token)
  const accepted = tx.$queryRaw<{ id: ProjectId }[]>`select app.accept_invitation(${hash}) as id`
  const [row] = await accepted.catch(async (error: unknown) => {
    if (sqlState(error) !== 'P0002') throw error
    throw goneForGood(await db.auth.invitationEnd(hash), error)
  })
  if (!row) throw goneForGood(null)
  await logInvitation(tx, actor, { id: row.id, projectId: row.id, action: 'member.joined' })
  return row.id
}

/** Says no, in the name of whoever is signed in or of nobody. */
export const declineInvitation = async (
  { db, token }: Holding,
  actor: Actor | null,
): Promise<void> => {
  const hash = hashToken(token)
  const declined = actor
    ? await db.withUser(actor.userId, (tx) => decline(tx, hash))
    : await db.auth.declineInvitation(hash)
  if (!declined) throw goneForGood(await db.auth.invitationEnd(hash))
}

const decline = async (tx: Tx, hash: string): Promise<boolean> => {
  const [row] = await tx.$queryRaw<{ done: boolean }[]>`
    select app.decline_invitation(${hash}) as done`
  return row?.done === true
}
