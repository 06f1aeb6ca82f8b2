import type { AccessRequestId, PageId, ProjectId, UserId } from '@chapterhouse/shared/kernel/id'
import type { PageAccess } from '@chapterhouse/shared/pages/access'
import type { AccessRequest } from '@chapterhouse/shared/projects/access-request'
import type { GrantedRole, ProjectRole } from '@chapterhouse/shared/projects/role'
import type { MemberStatus } from '@chapterhouse/shared/projects/standing'
import { record } from '../../kernel/activity.ts'
import type { Actor } from '../../kernel/actor.ts'
import { allow, found } from '../../kernel/allow.ts'
import type { Tx } from '../../kernel/database.ts'
import { tell } from '../../kernel/notices.ts'
import { presentPerson } from '../../users/present.ts'
import { mayGrant, mayManage } from '../policy.ts'
import { factsOf, type ProjectRow } from '../present.ts'
import { loadLivingProject } from '../service.ts'

type Asked = { readonly pageId: PageId } | { readonly projectId: ProjectId }

/** Asks, whatever there is at that address: nobody learns from this whether there is something. */
export const askAccess = async (
  tx: Tx,
  { userId }: Actor,
  asked: Asked & { readonly message?: string | undefined },
): Promise<void> => {
  const [page, project] = 'pageId' in asked ? [asked.pageId, null] : [null, asked.projectId]
  await tx.$executeRaw`
    select app.ask_access(${page}::uuid, ${project}::uuid, ${asked.message ?? null})`
  const resource = page ? (['page', page] as const) : (['project', project] as const)
  await record(tx, { category: 'SECURITY', action: 'access.asked', actorId: userId, resource })
}

interface Row {
  readonly id: AccessRequestId
  readonly user_id: UserId
  readonly display_name: string
  readonly email: string
  readonly page_id: PageId | null
  readonly page_title: string | null
  readonly message: string | null
  readonly role: ProjectRole | null
  readonly status: MemberStatus | null
  readonly created_at: Date
}

const readRequests = (tx: Tx, projectId: ProjectId): Promise<Row[]> =>
  tx.$queryRaw<Row[]>`select * from app.access_requests_in(${projectId}::uuid)`

const present = (row: Row): AccessRequest => ({
  id: row.id,
  user: presentPerson(row.user_id, row.display_name),
  email: row.email,
  page: row.page_id ? { id: row.page_id, title: row.page_title ?? '' } : null,
  message: row.message,
  standing: row.role && row.status ? { role: row.role, status: row.status } : null,
  createdAt: row.created_at.toISOString(),
})

const loadManaged = async (tx: Tx, actor: Actor, projectId: ProjectId) => {
  const project = await loadLivingProject(tx, actor, projectId)
  allow(mayManage(factsOf(project)))
  return project
}

/** Who waits, the longest first. */
export const listRequests = async (
  tx: Tx,
  actor: Actor,
  projectId: ProjectId,
): Promise<AccessRequest[]> => {
  await loadManaged(tx, actor, projectId)
  return (await readRequests(tx, projectId)).map(present)
}

export interface RequestKey {
  readonly projectId: ProjectId
  readonly accessRequestId: AccessRequestId
}

/** Lets somebody in, wakes a membership that rests, or gives another role: what they asked for. Answers who. */
export const grantAccess = async (
  tx: Tx,
  actor: Actor,
  { role, ...key }: RequestKey & { readonly role: GrantedRole },
): Promise<{ readonly project: ProjectRow; readonly userId: UserId }> => {
  const project = await loadManaged(tx, actor, key.projectId)
  allow(mayGrant(factsOf(project), role))
  const row = await decide(tx, actor, { ...key, status: 'GRANTED' })
  const { projectId } = key
  const userId = row.user_id
  if (row.role === null) {
    await tx.$executeRaw`
      select app.add_member(${projectId}::uuid, ${userId}::uuid, ${role}::project_role)`
  } else if (row.role !== 'OWNER') {
    const where = { projectId, userId }
    await tx.projectMember.updateMany({ where, data: { role, status: 'ACTIVE' } })
  }
  await tell(tx, { kind: 'access-changed', projectId, userId })
  await logRequest(tx, actor, { ...key, userId, action: 'access.granted' })
  return { project, userId }
}

/** Gives an outsider the page they asked on, and nothing else of the project. */
export const grantPage = async (
  tx: Tx,
  actor: Actor,
  { access, ...key }: RequestKey & { readonly access: PageAccess },
): Promise<void> => {
  await loadManaged(tx, actor, key.projectId)
  const row = await decide(tx, actor, { ...key, status: 'GRANTED' })
  const { page_id: pageId, user_id: userId, email } = row
  const outside = pageId !== null && row.role === null
  allow(outside, 'conflict', 'A page alone is for who asked on it and is no member')
  await tx.$executeRaw`
    select app.grant_page(${pageId}::uuid, ${email}::citext, ${access}::link_access)`
  await tell(tx, { kind: 'access-changed', projectId: key.projectId, userId })
  await logRequest(tx, actor, { ...key, userId, action: 'page.given' })
}

export const denyAccess = async (tx: Tx, actor: Actor, key: RequestKey): Promise<void> => {
  await loadManaged(tx, actor, key.projectId)
  const { user_id: userId } = await decide(tx, actor, { ...key, status: 'DENIED' })
  await logRequest(tx, actor, { ...key, userId, action: 'access.denied' })
}

type Decision = RequestKey & { readonly status: 'GRANTED' | 'DENIED' }

/** Two who decide at once: the second finds nothing that waits. */
const decide = async (tx: Tx, actor: Actor, decision: Decision): Promise<Row> => {
  const { projectId, accessRequestId: id, status } = decision
  const row = found((await readRequests(tx, projectId)).find((one) => one.id === id))
  const { count } = await tx.accessRequest.updateMany({
    where: { id, projectId, status: 'PENDING' },
    data: { status, decidedBy: actor.userId, decidedAt: new Date() },
  })
  return found(count === 1 ? row : null)
}

interface RequestEvent extends RequestKey {
  readonly userId: UserId
  readonly action: string
}

const logRequest = (tx: Tx, actor: Actor, { projectId, userId, action }: RequestEvent) =>
  record(tx, {
    category: 'AUDIT',
    action,
    actorId: actor.userId,
    projectId,
    resource: ['user', userId],
  })
