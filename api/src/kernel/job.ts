import type { Pool } from 'pg'
import { type Bell, openBell } from './bell.ts'

/** What a run did, for the log: counts, never text. */
export type Tally = Readonly<Record<string, number>>

/** Work by the clock. Each occurrence is run by one api process, and again when it failed. */
export interface Job {
  /** Names its queue too: one that is renamed leaves the old queue behind (decisions/jobs.md). */
  readonly name: string
  /** Five fields of cron, in UTC. What came due while no api ran is made up for, once. */
  readonly schedule: string
  /** Rung, it is run before its time. */
  readonly bell?: Bell
  /**
   * May be called again from its start at any time, after a failure or a crash. `jobs` is the pool
   * of the role of that name, which sees all rows.
   */
  readonly run: (jobs: Pool) => Promise<Tally>
}

const day = 86_400_000

/** The moment so many days ago: the other end of a retention period. */
export const daysAgo = (days: number, now: number): Date => new Date(now - days * day)

/** The job with a bell, so that somebody can have it run now. */
export const callable = (job: Job): Job => ({ bell: openBell(), ...job })
