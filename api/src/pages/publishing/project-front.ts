import type { HotProject } from '@chapterhouse/prisma/hot'
import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import {
  type FrontOrder,
  frontOrder,
  type ProjectFront,
  type Takedown,
} from '@chapterhouse/shared/publishing/contract'
import { record } from '../../kernel/activity.ts'
import type { Actor } from '../../kernel/actor.ts'
import { allow, found } from '../../kernel/allow.ts'
import { readsOf, type Tx } from '../../kernel/database.ts'
import { loadLivingProject } from '../../projects/service.ts'
import { workPath } from './address.ts'
import { mayPublishProject } from './policy.ts'
import { demandReleased, findTakedown } from './takedown.ts'

const factsOf = ({ caps, deletedAt }: HotProject) => ({ caps, trashed: deletedAt !== null })

interface Beside {
  readonly order: FrontOrder
  readonly takedown: Takedown | null
}

const present = (project: HotProject, { order, takedown }: Beside): ProjectFront => ({
  title: project.title,
  isPublic: project.isPublic,
  path: workPath(project.id, project.title),
  order,
  takedown,
  can: { publish: mayPublishProject(factsOf(project)) && !takedown },
})

/** The front of a project, for its members: others see the front itself, or nothing. */
export const readFront = async (tx: Tx, actor: Actor, id: ProjectId): Promise<ProjectFront> => {
  const project = await loadLivingProject(tx, actor, id)
  const known = found(project.role === null ? null : project)
  return present(known, { order: await findOrder(tx, id), takedown: await findTakedown(tx, id) })
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

const findOrder = async (tx: Tx, id: ProjectId): Promise<FrontOrder> => {
  const [row] = await tx.$queryRaw<{ order: unknown }[]>`
    select settings -> 'front_order' as order from projects where id = ${id}::uuid`
  return frontOrder.catch('tree').parse(row?.order)
}

/** Lists the pages in another order from now on. */
export const changeFront = async (
  tx: Tx,
  actor: Actor,
  { projectId: id, order }: { readonly projectId: ProjectId; readonly order: FrontOrder },
): Promise<void> => {
  await demandFront(tx, actor, id)
  await tx.$executeRaw`
    update projects set settings = settings || jsonb_build_object('front_order', ${order}::text)
    where id = ${id}::uuid`
  await log(tx, actor, { id, action: 'project.front_changed' })
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
