import type { Clock } from '@chapterhouse/shared/kernel/clock'
import type { PageId, UserId } from '@chapterhouse/shared/kernel/id'
import type { PlanFailure } from '@chapterhouse/shared/publishing/contract'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Pool } from 'pg'
import type { Actor } from '../../kernel/actor.ts'
import type { Job } from '../../kernel/job.ts'
import type { Post } from '../../mail/service.ts'
import { tellMissed } from './plan-letter.ts'
import { type PublishingParts, publishPage } from './service.ts'

export interface PlannedParts extends PublishingParts {
  readonly clock: Clock
  readonly post: Post
}

interface Due {
  readonly pageId: PageId
  readonly at: Date
  readonly withProject: boolean
  readonly userId: UserId
  readonly origin: string
  readonly title: string
  /** Their account is in order. */
  readonly isHere: boolean
}

/** Pages one run takes on; the rest waits a minute. */
const most = 100

const readDue = async (jobs: Pool, now: number): Promise<Due[]> => {
  const { rows } = await jobs.query<Due>(
    `select n.page_id as "pageId", n.publish_at as at, n.with_project as "withProject", n.planned_by as "userId",
            n.origin, p.title, u.is_active and u.deleted_at is null as "isHere"
     from planned_publications n join pages p on p.id = n.page_id join users u on u.id = n.planned_by
     where n.failure is null and n.publish_at <= $1 order by n.publish_at limit ${most}`,
    [new Date(now)],
  )
  return rows
}

const actorOf = ({ userId }: Due): Actor => ({
  userId,
  sessionId: 'plan',
  scopes: null,
  platformRole: 'USER',
})

/** Publishes one page as it stands now; answers why it may not be, or null. What is our mistake is thrown. */
const attempt = async (parts: PlannedParts, due: Due): Promise<PlanFailure | 'changed' | null> => {
  if (!due.isHere) return 'not_allowed'
  const { pageId, withProject, at } = due
  try {
    await publishPage(parts, actorOf(due), { pageId, withProject, due: at })
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'too_late') return 'changed'
    if (error.code !== 'conflict') return failureOf(error)
    return (await isHidden(parts, due)) ? 'hidden' : 'empty'
  }
}

const failureOf = (refusal: Refusal): PlanFailure => {
  if (['forbidden', 'not_found', 'paused'].includes(refusal.code)) return 'not_allowed'
  throw refusal
}

const isHidden = async ({ db }: PlannedParts, { pageId }: Due): Promise<boolean> => {
  const [row] = await db.ask<{ hidden: boolean }>`select app.taken_down(${pageId}, null) as hidden`
  return row?.hidden === true
}

/** Tells them, then notes it: a run that ends in between tells nobody twice, for there is one mail about each plan. */
const giveUp = async (
  { db, post }: PlannedParts,
  jobs: Pool,
  { due, failure }: { readonly due: Due; readonly failure: PlanFailure },
): Promise<void> => {
  if (due.isHere) {
    await db.withUser(due.userId, (tx) => tellMissed(tx, post, { ...due, failure }))
  }
  await jobs.query(
    'update planned_publications set failure = $3 where page_id = $1 and publish_at = $2',
    [due.pageId, due.at, failure],
  )
}

const carryOut = async (parts: PlannedParts, jobs: Pool, due: Due) => {
  const failure = await attempt(parts, due)
  if (failure === 'changed') return 'changed'
  if (failure === null) return 'published'
  await giveUp(parts, jobs, { due, failure })
  return 'failed'
}

/**
 * Publishes what is due, each page by itself, in the name of who planned it: what they may not do any
 * more does not happen, and they are told. One that fails by our mistake waits for the next run.
 */
export const publishPlanned = (parts: PlannedParts): Job => ({
  name: 'publish-planned',
  schedule: '* * * * *',
  run: async (jobs) => {
    const tally = { published: 0, failed: 0, changed: 0 }
    const mistakes: unknown[] = []
    for (const due of await readDue(jobs, parts.clock.now())) {
      try {
        tally[await carryOut(parts, jobs, due)] += 1
      } catch (error) {
        mistakes.push(error)
      }
    }
    if (mistakes.length > 0) throw mistakes[0]
    return tally
  },
})
