import type { HotProject } from '@chapterhouse/prisma/hot'
import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import type { ProjectFront, Takedown } from '@chapterhouse/shared/publishing/contract'
import { record } from '../../kernel/activity.ts'
import type { Actor } from '../../kernel/actor.ts'
import { allow, found } from '../../kernel/allow.ts'
import { readsOf, type Tx } from '../../kernel/database.ts'
import { loadLivingProject } from '../../projects/service.ts'
import { workPath } from './address.ts'
import { mayPublishProject } from './policy.ts'
import { demandReleased, findTakedown } from './takedown.ts'

const factsOf = ({ caps, deletedAt }: HotProject) => ({ caps, trashed: deletedAt !== null })

const present = (project: HotProject, takedown: Takedown | null): ProjectFront => ({
  title: project.title,
  isPublic: project.isPublic,
  path: workPath(project.id, project.title),
  takedown,
  can: { publish: mayPublishProject(factsOf(project)) && !takedown },
})

/** The front of a project, for its members: others see the front itself, or nothing. */
export const readFront = async (tx: Tx, actor: Actor, id: ProjectId): Promise<ProjectFront> => {
  const project = await loadLivingProject(tx, actor, id)
  return present(found(project.role === null ? null : project), await findTakedown(tx, id))
}

/** Opens the front of a project: from now on the world reads what is published of it. */
export const openFront = async (tx: Tx, actor: Actor, id: ProjectId): Promise<void> => {
  const project = await demandFront(tx, actor, id)
  if (project.isPublic) return
  demandReleased(await findTakedown(tx, id))
  await tx.$executeRaw`
    update projects set visibility = 'PUBLIC', status = 'PUBLISHED', published_at = coalesce(published_at, now())
    where id = ${id}::uuid`
  await log(tx, actor, { id, action: 'project.published' })
}

/** Closes it: its pages stay published, and wait. */
export const closeFront = async (tx: Tx, actor: Actor, id: ProjectId): Promise<void> => {
  const project = await demandFront(tx, actor, id)
  if (!project.isPublic) return
  await tx.$executeRaw`
    update projects set visibility = 'PRIVATE', status = 'ACTIVE' where id = ${id}::uuid`
  await log(tx, actor, { id, action: 'project.unpublished' })
}

/** The project, for who may open and close its front. */
export const demandFront = async (tx: Tx, actor: Actor, id: ProjectId): Promise<HotProject> => {
  await readFront(tx, actor, id)
  const project = found(await readsOf(tx).project(actor.userId, id))
  allow(mayPublishProject(factsOf(project)))
  return project
}

const log = (tx: Tx, actor: Actor, what: { readonly id: ProjectId; readonly action: string }) =>
  record(tx, {
    category: 'AUDIT',
    action: what.action,
    actorId: actor.userId,
    projectId: what.id,
    resource: ['project', what.id],
  })
