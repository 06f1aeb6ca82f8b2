import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Plan, PlanFailure } from '@chapterhouse/shared/publishing/contract'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Actor } from '../../kernel/actor.ts'
import type { Tx } from '../../kernel/database.ts'
import { formerMember } from '../../users/present.ts'
import { logPage } from '../service.ts'
import { demandPublishing } from './demand.ts'
import { demandReleased, findTakedown } from './takedown.ts'

interface PlanRow {
  readonly at: Date
  readonly by: string | null
  readonly withProject: boolean
  readonly failure: PlanFailure | null
}

/** When the page is to be published; null where nobody planned it. */
export const findPlan = async (tx: Tx, pageId: PageId): Promise<Plan | null> => {
  const [row] = await tx.$queryRaw<PlanRow[]>`
    select n.publish_at as at, a.display_name as by, n.with_project as "withProject", n.failure
    from planned_publications n left join public_profiles a on a.id = n.planned_by
    where n.page_id = ${pageId}::uuid`
  return row ? { ...row, at: row.at.toISOString(), by: row.by ?? formerMember } : null
}

export interface PlanWish {
  readonly pageId: PageId
  readonly at: Date
  readonly withProject: boolean
  /** Milliseconds since 1970. */
  readonly now: number
  /** Where its planner reaches the house. */
  readonly origin: string
}

/** Milliseconds one may plan ahead. */
const furthest = 366 * 86_400_000

/** Refuses a moment that is over, or that nobody will remember. */
const demandMoment = (at: Date, now: number): void => {
  const ahead = at.getTime() - now
  if (ahead > 0 && ahead <= furthest) return
  const detail = ahead > 0 ? 'This is more than a year ahead' : 'This moment is over'
  throw new Refusal('invalid_input', { detail, issues: [{ path: 'body.at', message: detail }] })
}

/** Plans a page, or plans it anew; whoever did it last does it in their name. */
export const planPage = async (tx: Tx, actor: Actor, wish: PlanWish): Promise<void> => {
  const { pageId, at, withProject, origin } = wish
  const { projectId } = await demandPublishing(tx, actor, { pageId, withProject })
  demandMoment(at, wish.now)
  demandReleased(await findTakedown(tx, pageId))
  await tx.$executeRaw`
    insert into planned_publications (page_id, publish_at, with_project, planned_by, origin)
    values (${pageId}::uuid, ${at}, ${withProject}, ${actor.userId}::uuid, ${origin})
    on conflict (page_id) do update set publish_at = excluded.publish_at, planned_by = excluded.planned_by,
      with_project = excluded.with_project, origin = excluded.origin, failure = null`
  await logPage(tx, actor, { id: pageId, projectId, action: 'page.scheduled' })
}

/** Forgets the plan, if there is one. */
export const cancelPlan = async (tx: Tx, actor: Actor, pageId: PageId): Promise<void> => {
  const { projectId } = await demandPublishing(tx, actor, { pageId })
  if (!(await dropPlan(tx, pageId))) return
  await logPage(tx, actor, { id: pageId, projectId, action: 'page.unscheduled' })
}

/** Takes a plan away; only that for this moment, where one is named. False: there is none. */
export const dropPlan = async (tx: Tx, pageId: PageId, due: Date | null = null): Promise<boolean> =>
  (await tx.$executeRaw`
    delete from planned_publications
    where page_id = ${pageId}::uuid and (${due}::timestamptz is null or publish_at = ${due})`) > 0
