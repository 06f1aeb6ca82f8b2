import { type InvitationId, newId, type ProjectId } from '@chapterhouse/shared/kernel/id'
import { must } from '@chapterhouse/shared/kernel/must'
import type { Invitation } from '@chapterhouse/shared/projects/invitation'
import type { GrantedRole } from '@chapterhouse/shared/projects/role'
import { Refusal } from '@chapterhouse/shared/refusals'
import { record } from '../../kernel/activity.ts'
import type { Actor } from '../../kernel/actor.ts'
import { allow, found } from '../../kernel/allow.ts'
import type { Tx } from '../../kernel/database.ts'
import { hashToken } from '../../kernel/link-secret.ts'
import { mayGrant, mayManage } from '../policy.ts'
import { factsOf, type ProjectRow } from '../present.ts'
import { loadLivingProject } from '../service.ts'
import { type InvitationRow, presentInvitation } from './present.ts'
import { invitationToken } from './token.ts'

const day = 24 * 3600 * 1000
/** How long one that brought nobody in stays in the list. */
const shownFor = 30 * day

export interface NewInvitation {
  readonly project: ProjectRow
  readonly role: GrantedRole
  /** Null makes a link for whoever gets it, once. */
  readonly email: string | null
  readonly message?: string | undefined
  /** Seven when nothing is said. */
  readonly days?: number | undefined
  /** What the token is made with; only its hash is stored. */
  readonly appSecret: string
}

export interface Invited {
  readonly invitation: Invitation
  readonly token: string
}

const pending = { status: 'PENDING' } as const

const readInvitations = (tx: Tx, projectId: ProjectId, since: Date): Promise<InvitationRow[]> =>
  tx.$queryRaw<InvitationRow[]>`
    select v.id, v.email::text, v.role, v.status, v.message, f.display_name as inviter,
           v.expires_at as "expiresAt"
    from invitations v left join public_profiles f on f.id = v.invited_by
    where v.project_id = ${projectId}::uuid and v.status in ('PENDING', 'DECLINED')
      and v.expires_at > ${since}
    order by v.status, v.id desc`

/** Invitations that brought nobody in yet, for those who manage the project; for others there are none. */
export const listInvitations = async (tx: Tx, project: ProjectRow): Promise<Invitation[]> => {
  if (!mayManage(factsOf(project))) return []
  const now = Date.now()
  const rows = await readInvitations(tx, project.id, new Date(now - shownFor))
  return rows.map((row) => presentInvitation(row, new Date(now)))
}

/**
 * Invites an address nobody has yet. A second invitation to it takes the first one's place.
 */
export const inviteByEmail = async (
  tx: Tx,
  actor: Actor,
  what: NewInvitation,
): Promise<Invited> => {
  const where = { projectId: what.project.id, email: what.email, ...pending }
  await tx.invitation.updateMany({ where, data: { status: 'REVOKED' } })
  return invite(tx, actor, what)
}

/** Makes an invitation that works once. */
export const invite = async (tx: Tx, actor: Actor, what: NewInvitation): Promise<Invited> => {
  const { project, role, email, message = null, days = 7, appSecret } = what
  allow(mayGrant(factsOf(project), role))
  const id = newId<'invitations'>()
  const token = invitationToken(appSecret, id)
  const expiresAt = new Date(Date.now() + days * day)
  const who = { projectId: project.id, email, role, message, invitedBy: actor.userId }
  await tx.invitation.createMany({ data: [{ id, ...who, tokenHash: hashToken(token), expiresAt }] })
  await logInvitation(tx, actor, { id, projectId: project.id, action: 'member.invited' })
  const rows = await readInvitations(tx, project.id, new Date())
  const made = rows.find((row) => row.id === id)
  return { invitation: presentInvitation(must(made, 'the invitation'), new Date()), token }
}

interface InvitationKey {
  readonly projectId: ProjectId
  readonly invitationId: InvitationId
}

const loadManaged = async (tx: Tx, actor: Actor, { projectId }: InvitationKey) => {
  const project = await loadLivingProject(tx, actor, projectId)
  allow(mayManage(factsOf(project)))
}

export const revokeInvitation = async (tx: Tx, actor: Actor, key: InvitationKey): Promise<void> => {
  await loadManaged(tx, actor, key)
  const { projectId, invitationId: id } = key
  const where = { id, projectId, ...pending }
  const { count } = await tx.invitation.updateMany({ where, data: { status: 'REVOKED' } })
  if (count === 0) throw new Refusal('not_found')
  await logInvitation(tx, actor, { id, projectId, action: 'invitation.revoked' })
}

/** The token of an open invitation once more, under the first of these secrets that made it, for those who could make another one anyway. */
export const readToken = async (
  tx: Tx,
  actor: Actor,
  { secrets, ...key }: InvitationKey & { readonly secrets: readonly string[] },
): Promise<string> => {
  await loadManaged(tx, actor, key)
  const { projectId, invitationId: id } = key
  const where = { id, projectId, ...pending, expiresAt: { gt: new Date() } }
  const { tokenHash } = found(await tx.invitation.findFirst({ where, select: { tokenHash: true } }))
  const tokens = secrets.map((secret) => invitationToken(secret, id))
  const token = tokens.find((one) => hashToken(one) === tokenHash)
  if (token === undefined) {
    const detail =
      'The link was made with another secret of this server: take it back and make a new one'
    throw new Refusal('conflict', { detail })
  }
  await logInvitation(tx, actor, { id, projectId, action: 'invitation.link_read' })
  return token
}

interface InvitationEvent {
  readonly id: string
  readonly projectId: ProjectId
  readonly action: string
}

export const logInvitation = (tx: Tx, actor: Actor, { id, projectId, action }: InvitationEvent) =>
  record(tx, {
    category: 'AUDIT',
    action,
    actorId: actor.userId,
    projectId,
    resource: ['invitation', id],
  })
