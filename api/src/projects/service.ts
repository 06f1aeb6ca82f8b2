import { newId, type ProjectId, type UserId } from '@chapterhouse/shared/kernel/id'
import type { Project } from '@chapterhouse/shared/projects/contract'
import { Refusal } from '@chapterhouse/shared/refusals'
import { z } from 'zod'
import { record } from '../kernel/activity.ts'
import type { Actor } from '../kernel/actor.ts'
import { allow, found } from '../kernel/allow.ts'
import { type Part, partOf, readCursor } from '../kernel/cursor.ts'
import { type Database, type Reads, readsOf, type Tx } from '../kernel/database.ts'
import { tell } from '../kernel/notices.ts'
import { demandRoom, mostProjects } from '../kernel/room.ts'
import { mayDelete, mayManage, mayUndelete } from './policy.ts'
import { factsOf, type ProjectRow, presentProject } from './present.ts'
import { slugOf } from './slug.ts'

type ProjectReads = Pick<Reads, 'project' | 'paused'>

/**
 * One project as this person sees it, in one round trip, or 404; who is paused is told so. Also from
 * its owner's trash.
 */
export const loadProject = async (reads: ProjectReads, actor: Actor, id: ProjectId) => {
  const project = await reads.project(actor.userId, id)
  if (!project && (await reads.paused(actor.userId, { projectId: id }))) throw new Refusal('paused')
  return found(project)
}

/** The same, with 404 for what lies in the trash. */
export const loadLivingProject = async (tx: Tx, actor: Actor, id: ProjectId) => {
  const project = await loadProject(readsOf(tx), actor, id)
  return found(project.deletedAt === null ? project : null)
}

export interface NewProject {
  readonly title: string
  readonly description?: string | undefined
  readonly visibility?: Project['visibility'] | undefined
}

export const createProject = async (tx: Tx, actor: Actor, what: NewProject): Promise<Project> => {
  const owned = await tx.project.count({ where: { ownerId: actor.userId, deletedAt: null } })
  demandRoom({
    wanted: owned + 1,
    most: mostProjects,
    detail: `There is room for ${mostProjects} projects of your own`,
  })
  const id = newId<'projects'>()
  const { title, description = null, visibility = 'PRIVATE' } = what
  const slug = slugOf(title, id)
  const data = { id, ownerId: actor.userId, slug, title, description, visibility }
  await tx.project.createMany({ data: [{ ...data, kind: 'WRITING' }] })
  await logProject(tx, actor.userId, { id, action: 'project.created' })
  return presentProject(await loadProject(readsOf(tx), actor, id))
}

const position = z.tuple([z.iso.datetime({ offset: true }), z.uuid()])

interface Listed {
  readonly id: ProjectId
  readonly at: string
}

/** Projects the person belongs to, the last touched first. */
export const listProjects = async (
  db: Database,
  actor: Actor,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<Part<Project>> => {
  const [at, id] = readCursor(position, cursor) ?? [null, null]
  // the moment as text: a JavaScript date has no microseconds, and the next part would miss rows
  const rows = await db.ask<ProjectRow & Listed>`
    select h.id, h.kind, h.title, h.description, h.visibility, h.owner_id as "ownerId",
           h.owner_name as "ownerName", h.role, h.caps, h.page_count as "pageCount",
           h.member_count as "memberCount", h.created_at as "createdAt", h.active_at as "updatedAt",
           null as "deletedAt",
           to_char(h.active_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from app.hot_projects(${actor.userId}, ${limit + 1}, ${at}, ${id}) h`
  const part = partOf(rows, limit, (row) => [row.at, row.id])
  return { items: part.items.map(presentProject), nextCursor: part.nextCursor }
}

/** What the person has in the trash: only what they own. */
export const listTrash = async (tx: Tx, actor: Actor): Promise<Part<Project>> => {
  const where = { ownerId: actor.userId, deletedAt: { not: null } }
  const gone = await tx.project.findMany({
    where,
    select: { id: true },
    orderBy: { deletedAt: 'desc' },
    take: 200,
  })
  const rows: ProjectRow[] = []
  for (const { id } of gone) rows.push(await loadProject(readsOf(tx), actor, id as ProjectId))
  return { items: rows.map(presentProject), nextCursor: null }
}

export interface ProjectChanges {
  readonly title?: string | undefined
  readonly description?: string | null | undefined
  readonly visibility?: Project['visibility'] | undefined
}

export interface ChangeProject {
  readonly id: ProjectId
  readonly changes: ProjectChanges
}

export const changeProject = async (
  tx: Tx,
  actor: Actor,
  { id, changes }: ChangeProject,
): Promise<Project> => {
  const before = await loadLivingProject(tx, actor, id)
  allow(mayManage(factsOf(before)))
  const data = Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  )
  await tx.project.updateMany({ where: { id }, data })
  if (changes.visibility && changes.visibility !== before.visibility) {
    await logProject(tx, actor.userId, { id, action: 'visibility.changed', category: 'AUDIT' })
  }
  return presentProject(await loadProject(readsOf(tx), actor, id))
}

/** Into the trash: everybody's sockets of the project close, and only its owner still sees it. */
export const deleteProject = async (tx: Tx, actor: Actor, id: ProjectId): Promise<void> => {
  const project = await loadLivingProject(tx, actor, id)
  allow(mayDelete(factsOf(project)))
  await tx.project.updateMany({ where: { id }, data: { deletedAt: new Date() } })
  await tell(tx, { kind: 'access-changed', projectId: id })
  await logProject(tx, actor.userId, { id, action: 'project.deleted', category: 'AUDIT' })
}

export const undeleteProject = async (tx: Tx, actor: Actor, id: ProjectId): Promise<Project> => {
  const project = await loadProject(readsOf(tx), actor, id)
  allow(mayUndelete(factsOf(project)), 'conflict', 'The project is not in the trash')
  await tx.project.updateMany({ where: { id }, data: { deletedAt: null } })
  await logProject(tx, actor.userId, { id, action: 'project.undeleted', category: 'AUDIT' })
  return presentProject(await loadProject(readsOf(tx), actor, id))
}

interface ProjectEvent {
  readonly id: ProjectId
  readonly action: string
  readonly category?: 'ACTIVITY' | 'AUDIT'
}

const logProject = (tx: Tx, actorId: UserId, { id, action, category }: ProjectEvent) =>
  record(tx, {
    category: category ?? 'ACTIVITY',
    action,
    actorId,
    projectId: id,
    resource: ['project', id],
  })
