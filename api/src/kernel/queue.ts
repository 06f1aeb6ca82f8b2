import type { Pool, QueryResult } from 'pg'
import type { ConstructorOptions, PgBoss } from 'pg-boss'
import { isUnavailable } from './database.ts'
import type { Job } from './job.ts'
import type { Log } from './log.ts'

/** Seconds. Tests are in more of a hurry. */
export interface Pace {
  /** Between two looks at the clock and at each queue. */
  readonly look: number
  /** Before the first repetition of a run that failed; later ones wait longer. */
  readonly retry: number
}

export interface QueueParts {
  readonly pool: Pool
  readonly log: Log
  readonly pace: Pace
}

/** Where jobs wait in the database until a process takes them. */
export interface Queue {
  /** Makes the schedules what the jobs say and begins to take; may be called again after it failed. */
  readonly start: (jobs: readonly Job[], perform: Perform) => Promise<void>
  /** Has a job run now instead of at its time; nothing happens where it waits or runs already. */
  readonly prompt: (name: string) => Promise<void>
  /** Takes nothing any more, gives what runs a second, and puts back what is not done then. */
  readonly stop: () => Promise<void>
}

/** Runs a job; what it throws fails the run. */
export type Perform = (job: Job) => Promise<object>

/** The only place that knows pg-boss. */
export const openQueue = async ({ pool, log, pace }: QueueParts): Promise<Queue> => {
  // 18 MB and 0.2 s: not before somebody wants jobs
  const { PgBoss } = await import('pg-boss')
  const line = openLine(pool, log)
  const boss = new PgBoss({ ...quiet, db: line, ...clockOf(pace) })
  boss.on('error', (error) => {
    if (!line.isAway()) log.error({ err: error.name, reason: error.message }, 'job queue failed')
  })
  boss.on('warning', ({ data }) => log.warn({ what: kindOf(data) }, 'job queue warns'))
  const workers = new Map<string, string>()
  return {
    start: async (jobs, perform) => {
      await boss.start()
      for (const job of jobs) await announce(boss, job, pace)
      // last, because it cannot fail: a second start does not find half of them at work
      for (const job of jobs) {
        const every = { pollingIntervalSeconds: pace.look }
        workers.set(job.name, await boss.work(job.name, every, () => perform(job)))
      }
    },
    prompt: async (name) => {
      const worker = workers.get(name)
      if (worker && (await boss.send(name)) !== null) boss.notifyWorker(worker)
    },
    stop: () => boss.stop({ timeout: 1_000 }),
  }
}

/**
 * The owner made the schema, and the role `jobs` may not change it: no migrations, no rebuilt
 * indexes, no daily partitions. What nobody would read is not counted.
 */
const quiet = {
  schema: 'pgboss',
  migrate: false,
  createSchema: false,
  reindex: false,
  monitorVacuum: false,
  persistWarnings: false,
  persistQueueStats: false,
  registerInstance: false,
  superviseIntervalSeconds: 300,
  // dependencies between jobs, which we have none of
  flowIntervalSeconds: 3600,
} satisfies ConstructorOptions

const clockOf = ({ look }: Pace) => ({
  cronMonitorIntervalSeconds: look,
  cronWorkerIntervalSeconds: look,
})

const announce = async (boss: PgBoss, { name, schedule }: Job, { retry }: Pace): Promise<void> => {
  const patience = { retryLimit: 3, retryDelay: retry, retryBackoff: true, expireInSeconds: 900 }
  // exclusive: an occurrence that comes due while the one before it waits or runs is that one
  await boss.createQueue(name, { policy: 'exclusive', ...patience })
  await boss.updateQueue(name, patience)
  await boss.schedule(name, schedule, null, { missed: 'once' })
}

interface Line {
  readonly executeSql: (text: string, values?: unknown[]) => Promise<QueryResult>
  readonly isAway: () => boolean
}

/** The database, whose absence is told when it begins and when it ends, not at every look. */
const openLine = (pool: Pool, log: Log): Line => {
  let away = false
  const note = (now: boolean): void => {
    if (now && !away) log.warn('jobs wait for the database')
    if (away && !now) log.info('jobs go on')
    away = now
  }
  return {
    isAway: () => away,
    executeSql: async (text, values) => {
      // a server that was frozen never says so
      const statement = { text, values: values ?? [], query_timeout: 30_000 }
      try {
        const answer = await pool.query(statement)
        note(false)
        return answer
      } catch (error) {
        note(isUnavailable(error))
        throw error
      }
    },
  }
}

const kindOf = (data: object): string => ('type' in data ? String(data.type) : 'unknown')
