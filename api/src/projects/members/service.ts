import type { ProjectId, UserId } from '@chapterhouse/shared/kernel/id'
import type { Member } from '@chapterhouse/shared/projects/contract'
import type { GrantedRole } from '@chapterhouse/shared/projects/role'
import { Refusal } from '@chapterhouse/shared/refusals'
import { record } from '../../kernel/activity.ts'
import type { Actor } from '../../kernel/actor.ts'
import { allow, found } from '../../kernel/allow.ts'
import type { Tx } from '../../kernel/database.ts'
import { tell } from '../../kernel/notices.ts'
import { mayGrant } from '../policy.ts'
import { factsOf, type ProjectRow } from '../present.ts'
import { loadLivingProject } from '../service.ts'
import {
  type MemberFacts,
  mayChangeRole,
  mayPause,
  mayReceive,
  mayRemove,
  mayResume,
} from './policy.ts'
import { type MemberRow, presentMember } from './present.ts'

/** One member of one project. */
export interface MemberKey {
  readonly projectId: ProjectId
  readonly userId: UserId
}

const readMembers = (tx: Tx, actor: Actor, projectId: ProjectId): Promise<MemberRow[]> =>
  tx.$queryRaw<MemberRow[]>`
    select h.user_id as "userId", h.role, h.status, h.caps, h.joined_at as "joinedAt",
           h.display_name as "displayName", h.inviter_name as "inviterName", a.email
    from app.hot_members(${actor.userId}::uuid, ${projectId}::uuid) h
    left join app.member_addresses(${projectId}::uuid) a on a.user_id = h.user_id
    where h.status in ('ACTIVE', 'PAUSED')
    order by h.role, h.joined_at, h.user_id`

/** Everybody who belongs to the project, the owner first. */
export const listMembers = async (tx: Tx, actor: Actor, project: ProjectRow): Promise<Member[]> => {
  const rows = await readMembers(tx, actor, project.id)
  return rows.map((row) => presentMember(row, factsOf(project), actor.userId))
}

const loadMember = async (tx: Tx, actor: Actor, key: MemberKey): Promise<MemberRow> => {
  const rows = await readMembers(tx, actor, key.projectId)
  return found(rows.find((row) => row.userId === key.userId))
}

export interface NewMember {
  readonly project: ProjectRow
  readonly role: GrantedRole
}

/** Adds a person by id; refuses who is a member already. */
export const addMember = async (
  tx: Tx,
  actor: Actor,
  { project, role, userId }: NewMember & { readonly userId: UserId },
): Promise<Member> => {
  allow(mayGrant(factsOf(project), role))
  const [row] = await tx.$queryRaw<{ added: boolean }[]>`
    select app.add_member(${project.id}::uuid, ${userId}::uuid, ${role}::project_role) as added`
  return announce(tx, actor, { project, userId, added: row?.added === true })
}

/** Adds whoever has this address, or answers null when nobody does. */
export const addMemberByEmail = async (
  tx: Tx,
  actor: Actor,
  { project, role, email }: NewMember & { readonly email: string },
): Promise<Member | null> => {
  allow(mayGrant(factsOf(project), role))
  const [row] = await tx.$queryRaw<{ user_id: UserId; added: boolean }[]>`
    select user_id, added
    from app.add_member_by_email(${project.id}::uuid, ${email}::citext, ${role}::project_role)`
  return row ? announce(tx, actor, { project, userId: row.user_id, added: row.added }) : null
}

interface Addition {
  readonly project: ProjectRow
  readonly userId: UserId
  readonly added: boolean
}

const announce = async (tx: Tx, actor: Actor, { project, userId, added }: Addition) => {
  if (!added) throw new Refusal('already_member')
  await logMember(tx, actor, { projectId: project.id, userId, action: 'member.joined' })
  const row = await loadMember(tx, actor, { projectId: project.id, userId })
  return presentMember(row, factsOf(project), actor.userId)
}

/** A member, the project, and what the rules ask about the two. */
const loadCase = async (tx: Tx, actor: Actor, key: MemberKey) => {
  const project = factsOf(await loadLivingProject(tx, actor, key.projectId))
  const { role, status } = await loadMember(tx, actor, key)
  const member: MemberFacts = { role, status, self: key.userId === actor.userId }
  return { project, member }
}

/** The member after a change; the asker's own rights may have changed with it. */
const answerMember = async (tx: Tx, actor: Actor, key: MemberKey): Promise<Member> => {
  const project = await loadLivingProject(tx, actor, key.projectId)
  return presentMember(await loadMember(tx, actor, key), factsOf(project), actor.userId)
}

const allowOnOwner = (member: MemberFacts, detail: string) =>
  allow(member.role !== 'OWNER', 'last_owner', detail)

/** Gives another role; the person's sockets close and come back with what they may do now. */
export const changeRole = async (
  tx: Tx,
  actor: Actor,
  { role, ...key }: MemberKey & { readonly role: GrantedRole },
): Promise<Member> => {
  const { project, member } = await loadCase(tx, actor, key)
  allowOnOwner(member, 'The owner stays owner until ownership is transferred')
  allow(mayChangeRole(project, member))
  await tx.projectMember.updateMany({ where: key, data: { role } })
  await tell(tx, { kind: 'access-changed', ...key })
  await logMember(tx, actor, { ...key, action: 'role.changed', before: member.role, after: role })
  return answerMember(tx, actor, key)
}

/** The membership rests: its sockets close at once, and it gives nothing until it is resumed. */
export const pauseMember = async (tx: Tx, actor: Actor, key: MemberKey): Promise<Member> => {
  const { project, member } = await loadCase(tx, actor, key)
  allowOnOwner(member, 'The owner cannot be paused')
  if (member.status === 'PAUSED') return answerMember(tx, actor, key)
  allow(mayPause(project, member))
  await tx.projectMember.updateMany({ where: key, data: { status: 'PAUSED' } })
  await tell(tx, { kind: 'access-changed', ...key })
  await logMember(tx, actor, { ...key, action: 'member.paused' })
  return answerMember(tx, actor, key)
}

export const resumeMember = async (tx: Tx, actor: Actor, key: MemberKey): Promise<Member> => {
  const { project, member } = await loadCase(tx, actor, key)
  if (member.status === 'PAUSED') {
    allow(mayResume(project, member))
    await tx.projectMember.updateMany({ where: key, data: { status: 'ACTIVE' } })
    await logMember(tx, actor, { ...key, action: 'member.resumed' })
  }
  return answerMember(tx, actor, key)
}

/** Removes a member, or lets the asker leave; their sockets close at once. */
export const removeMember = async (tx: Tx, actor: Actor, key: MemberKey): Promise<void> => {
  const { project, member } = await loadCase(tx, actor, key)
  allowOnOwner(member, 'The owner stays until ownership is transferred')
  allow(mayRemove(project, member))
  await tx.projectMember.updateMany({ where: key, data: { status: 'REMOVED' } })
  await tell(tx, { kind: 'access-changed', ...key })
  await logMember(tx, actor, { ...key, action: 'member.removed', before: member.role })
}

/** Makes a member the owner; the owner so far stays as admin. What both may do changes at once. */
export const transferProject = async (tx: Tx, actor: Actor, key: MemberKey): Promise<void> => {
  const { project, member } = await loadCase(tx, actor, key)
  allow(mayReceive(project, member))
  const { projectId, userId } = key
  await tx.$executeRaw`select app.transfer_project(${projectId}::uuid, ${userId}::uuid)`
  await tell(tx, { kind: 'access-changed', projectId, userId })
  await tell(tx, { kind: 'access-changed', projectId, userId: actor.userId })
  await logMember(tx, actor, { ...key, action: 'ownership.transferred', before: member.role })
}

interface MemberEvent extends MemberKey {
  readonly action: string
  readonly before?: string
  readonly after?: string
}

const logMember = (tx: Tx, actor: Actor, event: MemberEvent): Promise<void> =>
  record(tx, {
    category: 'AUDIT',
    action: event.action,
    actorId: actor.userId,
    projectId: event.projectId,
    resource: ['user', event.userId],
    ...(event.before ? { before: { role: event.before } } : {}),
    ...(event.after ? { after: { role: event.after } } : {}),
  })
