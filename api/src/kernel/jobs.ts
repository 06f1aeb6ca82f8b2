import { setTimeout as wait } from 'node:timers/promises'
import { openPool } from '@chapterhouse/prisma/pool'
import { assertSafeRole } from '@chapterhouse/prisma/roles'
import type { Pool } from 'pg'
import { isUnavailable, sqlState } from './database.ts'
import type { Faults } from './faults.ts'
import type { Job, Tally } from './job.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import { openQueue, type Pace } from './queue.ts'

export interface JobsParts {
  readonly jobs: readonly Job[]
  /** Of the role `jobs`. */
  readonly url: () => string
  readonly log: Log
  readonly faults?: Pick<Faults, 'note'>
  readonly metrics: Pick<Metrics, 'ran'>
  readonly pace?: Pace
}

/** The background work of this process. */
export interface Jobs {
  /** Begins, at once or as soon as the database lets it. */
  readonly start: () => void
  /** Ends within 1.5 s; a run that is not done then is done again elsewhere or later. */
  readonly close: () => Promise<void>
}

const calm: Pace = { look: 30, retry: 60 }

export const openJobs = ({ jobs, url, log, metrics, faults, pace = calm }: JobsParts): Jobs => {
  const stopping = new AbortController()
  let ended: Promise<void> | null = null
  const work = async (): Promise<void> => {
    const onError = (error: Error) => log.warn({ err: error.name }, 'a database connection broke')
    const pool = openPool({ url: url(), max: 3, onError })
    const perform = performer({ pool, log, metrics, ...(faults && { faults }) })
    const queue = await openQueue({ pool, log, pace })
    const begin = async () => {
      await assertSafeRole(pool)
      await queue.start(jobs, perform)
    }
    const unheard = (error: unknown) => log.warn(faultOf(error), 'a job could not be called')
    for (const { name, bell } of jobs) {
      bell?.heardBy(() => void queue.prompt(name).catch(unheard))
    }
    await untilDone(begin, { log, signal: stopping.signal, pause: pace.retry * 1000 })
    await aborted(stopping.signal)
    for (const { bell } of jobs) bell?.close()
    await queue.stop()
    await pool.end()
  }
  return {
    start: () => {
      for (const { name } of jobs) metrics.ran(name, null)
      ended ??= work().catch((error: unknown) => log.error(faultOf(error), 'jobs ended badly'))
    },
    close: async () => {
      stopping.abort()
      await Promise.race([ended, wait(1_500, undefined, { ref: false })])
    },
  }
}

interface Performing extends Pick<JobsParts, 'log' | 'metrics' | 'faults'> {
  readonly pool: Pool
}

/** Runs a job, counts it, and writes one line about it. */
const performer =
  ({ pool, log, metrics, faults }: Performing) =>
  async (job: Job): Promise<Tally> => {
    const start = performance.now()
    const about = () => ({ job: job.name, ms: Math.round(performance.now() - start) })
    try {
      const tally = await job.run(pool)
      metrics.ran(job.name, 'done')
      log.info({ ...about(), ...tally }, 'job done')
      return tally
    } catch (error) {
      metrics.ran(job.name, 'failed')
      const level = isUnavailable(error) ? 'warn' : 'error'
      log[level]({ ...about(), ...faultOf(error) }, 'job failed')
      if (level === 'error') faults?.note(error, { during: `job ${job.name}` })
      throw error
    }
  }

interface Patience {
  readonly log: Log
  readonly signal: AbortSignal
  /** Milliseconds. */
  readonly pause: number
}

/** Tries until it works or is no longer wanted: an older database may be migrated meanwhile. */
const untilDone = async (act: () => Promise<void>, { log, signal, pause }: Patience) => {
  for (let tries = 0; !signal.aborted; tries++) {
    try {
      return await act()
    } catch (error) {
      if (tries === 0) log.warn(faultOf(error), 'jobs cannot begin yet')
      await wait(pause, undefined, { signal, ref: false }).catch(() => undefined)
    }
  }
}

const aborted = async (signal: AbortSignal): Promise<void> => {
  if (signal.aborted) return
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
}

/** What a log may say of a failure: its message may quote a row, its frames do not. */
const faultOf = (error: unknown) => {
  if (!(error instanceof Error)) return { err: 'unknown' }
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at '))
  return { err: error.name, state: sqlState(error) ?? undefined, stack: frames?.join('\n') }
}
