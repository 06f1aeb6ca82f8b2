import { type InvitationId, newId, type ProjectId } from '@chapterhouse/shared/kernel/id'
import type { GrantedRole, Invitation } from '@chapterhouse/shared/projects/contract'
import { Refusal } from '@chapterhouse/shared/refusals'
import { record } from '../../kernel/activity.ts'
import type { Actor } from '../../kernel/actor.ts'
import { allow } from '../../kernel/allow.ts'
import { type Database, sqlState, type Tx } from '../../kernel/database.ts'
import { hashToken, newLinkSecret } from '../../kernel/link-secret.ts'
import { mayGrant, mayManage } from '../policy.ts'
import { factsOf, type ProjectRow } from '../present.ts'
import { loadLivingProject } from '../service.ts'

const sevenDays = 7 * 24 * 3600 * 1000

export interface NewInvitation {
  readonly project: ProjectRow
  readonly role: GrantedRole
  /** Null makes a link for whoever gets it, once. */
  readonly email: string | null
}

/** What is answered once: the token is not stored and cannot be shown again. */
export interface Invited {
  readonly invitation: Invitation
  readonly token: string
}

const pending = { status: 'PENDING' } as const

/** Open invitations, for those who manage the project; for everybody else there are none. */
export const listInvitations = async (tx: Tx, project: ProjectRow): Promise<Invitation[]> => {
  if (!mayManage(factsOf(project))) return []
  const rows = await tx.invitation.findMany({
    where: { projectId: project.id, ...pending, expiresAt: { gt: new Date() } },
    orderBy: { id: 'desc' },
  })
  return rows.map(presentInvitation)
}

/** Invites an address nobody has yet. A second invitation to it takes the first one's place. */
export const inviteByEmail = async (
  tx: Tx,
  actor: Actor,
  what: NewInvitation,
): Promise<Invited> => {
  const where = { projectId: what.project.id, email: what.email, ...pending }
  await tx.invitation.updateMany({ where, data: { status: 'REVOKED' } })
  return invite(tx, actor, what)
}

/** Makes an invitation for seven days that works once. */
export const invite = async (tx: Tx, actor: Actor, what: NewInvitation): Promise<Invited> => {
  const { project, role, email } = what
  allow(mayGrant(factsOf(project), role))
  const { token, hash } = newLinkSecret()
  const id = newId<'invitations'>()
  const expiresAt = new Date(Date.now() + sevenDays)
  const invitedBy = actor.userId
  const data = { id, projectId: project.id, email, role, tokenHash: hash, invitedBy, expiresAt }
  await tx.invitation.createMany({ data: [data] })
  await logInvitation(tx, actor, { id, projectId: project.id, action: 'member.invited' })
  return { invitation: { id, email, role, expiresAt: expiresAt.toISOString() }, token }
}

interface InvitationKey {
  readonly projectId: ProjectId
  readonly invitationId: InvitationId
}

export const revokeInvitation = async (tx: Tx, actor: Actor, key: InvitationKey): Promise<void> => {
  const project = await loadLivingProject(tx, actor, key.projectId)
  allow(mayManage(factsOf(project)))
  const where = { id: key.invitationId, projectId: key.projectId, ...pending }
  const { count } = await tx.invitation.updateMany({ where, data: { status: 'REVOKED' } })
  if (count === 0) throw new Refusal('not_found')
  const { projectId } = key
  await logInvitation(tx, actor, { id: key.invitationId, projectId, action: 'invitation.revoked' })
}

/** What a link offers, for whoever holds it. Used, taken back and expired are all gone. */
export const previewInvitation = async (db: Database, token: string) => {
  const offer = await db.auth.invitationByHash(hashToken(token))
  if (!offer) throw goneForGood()
  return {
    projectTitle: offer.projectTitle,
    role: offer.role as GrantedRole,
    invitedBy: offer.inviter ?? 'Deleted account',
    email: offer.email,
    expiresAt: offer.expiresAt.toISOString(),
  }
}

const goneForGood = (cause?: unknown) =>
  new Refusal('gone', { detail: 'This invitation was used, taken back or has expired', cause })

/** Joins; who is a member already just learns where. */
export const acceptInvitation = async (tx: Tx, actor: Actor, token: string): Promise<ProjectId> => {
  const accepted = tx.$queryRaw<{ id: ProjectId }[]>`
    select app.accept_invitation(${hashToken(token)}) as id`
  const [row] = await accepted.catch((error: unknown) => {
    throw sqlState(error) === 'P0002' ? goneForGood(error) : error
  })
  if (!row) throw goneForGood()
  await logInvitation(tx, actor, { id: row.id, projectId: row.id, action: 'member.joined' })
  return row.id
}

interface Row {
  readonly id: string
  readonly email: string | null
  readonly role: string
  readonly expiresAt: Date
}

const presentInvitation = (row: Row): Invitation => ({
  id: row.id as InvitationId,
  email: row.email,
  role: row.role as GrantedRole,
  expiresAt: row.expiresAt.toISOString(),
})

interface InvitationEvent {
  readonly id: string
  readonly projectId: ProjectId
  readonly action: string
}

const logInvitation = (tx: Tx, actor: Actor, { id, projectId, action }: InvitationEvent) =>
  record(tx, {
    category: 'AUDIT',
    action,
    actorId: actor.userId,
    projectId,
    resource: ['invitation', id],
  })
