import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@chapterhouse/prisma/migrate'
import { openPool } from '@chapterhouse/prisma/pool'
import { roleUrl } from '@chapterhouse/prisma/roles'
import { createTestDatabase } from '@chapterhouse/prisma/test-database'
import { PgBoss } from 'pg-boss'
import { pino } from 'pino'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { removeCluster, startPostgres } from '../../../scripts/postgres.mjs'
import { openBell } from './bell.ts'
import type { Job } from './job.ts'
import { type Jobs, openJobs } from './jobs.ts'
import { openMetrics } from './metrics.ts'

const database = await createTestDatabase()
afterAll(() => database.close())

/** One api process's jobs, with what it wrote and counted. */
interface Worker extends Jobs {
  readonly lines: () => Record<string, unknown>[]
  readonly said: (message: string) => Record<string, unknown>[]
  readonly metrics: () => Promise<string>
}

const working = new Set<Worker>()
const work = (jobs: readonly Job[], url = database.urlOf('jobs')): Worker => {
  const lines: Record<string, unknown>[] = []
  const log = pino({}, { write: (line) => void lines.push(JSON.parse(line)) })
  const metrics = openMetrics()
  const parts = { jobs, url: () => url, log, metrics, pace: { look: 1, retry: 1 } }
  const said = (message: string) => lines.filter(({ msg }) => msg === message)
  const worker = { ...openJobs(parts), lines: () => lines, said, metrics: metrics.text }
  working.add(worker)
  worker.start()
  return worker
}
afterEach(async () => {
  await Promise.all([...working].map((worker) => worker.close()))
  working.clear()
})

let names = 0
const name = () => `test-${++names}`
/** Due each minute: at once, and once more when a minute of the clock ends during the test. */
const aJob = (run: Job['run'], schedule = '* * * * *'): Job => ({ name: name(), schedule, run })
const patient = { timeout: 15_000, interval: 100 }

const statesOf = async ({ name }: Job, pool = database.owner) => {
  const { rows } = await pool.query(
    'select state, output from pgboss.job where name = $1 order by created_on',
    [name],
  )
  return rows
}
const firstOf = async (job: Job) => (await statesOf(job))[0]

describe('a job', () => {
  it('runs when its time has come, and says what it did in one line, a number and a row', async () => {
    const job = aJob(async () => ({ pages: 3 }))
    const worker = work([job])
    const done = { state: 'completed', output: { pages: 3 } }
    await expect.poll(() => firstOf(job), patient).toEqual(done)
    const line = { job: job.name, pages: 3, ms: expect.any(Number) }
    expect(worker.said('job done')[0]).toMatchObject(line)
    const metrics = await worker.metrics()
    expect(metrics).toMatch(new RegExp(`job_runs_total{job="${job.name}",outcome="done"} [12]\n`))
    expect(metrics).toContain(`job_runs_total{job="${job.name}",outcome="failed"} 0`)
  })

  it('does not run before its time', async () => {
    const later = new Date(Date.now() + 3_600_000)
    const schedule = `${later.getUTCMinutes()} ${later.getUTCHours()} * * *`
    let runs = 0
    const [early, due] = [aJob(async () => ({ runs: ++runs }), schedule), aJob(async () => ({}))]
    work([early, due])
    await expect.poll(() => firstOf(due), patient).toMatchObject({ state: 'completed' })
    expect([runs, await statesOf(early)]).toEqual([0, []])
  })

  it('is run before its time when its bell rings', async () => {
    const bell = openBell()
    const job = { ...aJob(async () => ({ called: 1 }), '0 0 1 1 *'), bell }
    const worker = work([job])
    const ringing = setInterval(() => bell.ring(1), 200)
    await expect.poll(() => worker.said('job done').length, patient).toBeGreaterThan(0)
    clearInterval(ringing)
    expect(worker.said('a job could not be called')).toEqual([])
    await worker.close()
  })

  it('that throws is logged once, without what it quoted, and done again', async () => {
    let tries = 0
    const job = aJob(async () => {
      if (++tries === 1) throw new TypeError('SECRET text of a page')
      return { tries }
    })
    const worker = work([job])
    const done = { state: 'completed', output: { tries: 2 } }
    await expect.poll(() => firstOf(job), patient).toEqual(done)
    expect(worker.said('job failed')).toEqual([
      expect.objectContaining({ level: 50, job: job.name, err: 'TypeError' }),
    ])
    expect(JSON.stringify(worker.lines())).not.toContain('SECRET')
    const failed = `job_runs_total{job="${job.name}",outcome="failed"} 1\n`
    expect(await worker.metrics()).toContain(failed)
  })

  it('is run by one of two processes', async () => {
    const ran = new Map<string, number>()
    const jobs = Array.from({ length: 8 }, () => {
      const job = aJob(async () => {
        ran.set(job.name, (ran.get(job.name) ?? 0) + 1)
        return {}
      })
      return job
    })
    const both = [work(jobs), work(jobs)]
    for (const job of jobs) {
      await expect.poll(() => firstOf(job), patient).toMatchObject({ state: 'completed' })
    }
    await Promise.all(both.map((worker) => worker.close()))
    for (const job of jobs) expect(await statesOf(job)).toHaveLength(ran.get(job.name) ?? 0)
  })

  it('that came due while nobody worked is made up for once', async () => {
    const job = aJob(async () => ({}))
    const first = work([job])
    await expect.poll(() => firstOf(job), patient).toMatchObject({ state: 'completed' })
    await first.close()
    await database.owner.query('delete from pgboss.job')
    await database.owner.query(
      `update pgboss.schedule set cron = $2, created_on = now() - interval '9 days' where name = $1`,
      [job.name, '0 0 * * *'],
    )
    await database.owner.query(`update pgboss.version set cron_on = now() - interval '3 days'`)
    work([{ ...job, schedule: '0 0 * * *' }])
    await expect.poll(() => statesOf(job), patient).toHaveLength(1)
  })
})

describe('stopping', () => {
  it('waits for nobody: a run that hangs is put back', async () => {
    let begun = 0
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const job = aJob(async () => {
      begun++
      await held
      return {}
    })
    const worker = work([job])
    await expect.poll(() => begun, patient).toBe(1)
    const asked = performance.now()
    await worker.close()
    expect(performance.now() - asked).toBeLessThan(2_000)
    const back = [expect.objectContaining({ state: 'retry' })]
    await expect.poll(() => statesOf(job), patient).toEqual(back)
    release()
  })

  it('ends at once when it never began, or has nothing to do', async () => {
    const idle = openJobs({
      jobs: [],
      url: () => 'postgres://nowhere',
      log: pino({ level: 'silent' }),
      metrics: openMetrics(),
    })
    await idle.close()
    const asked = performance.now()
    await work([]).close()
    expect(performance.now() - asked).toBeLessThan(1_400)
  })
})

describe('a database that is not as it should be', () => {
  it('with another queue than ours is told once, and used when it is mended', async () => {
    const house = await createTestDatabase()
    await house.owner.query('update pgboss.version set version = 1')
    const job = aJob(async () => ({}))
    const worker = work([job], house.urlOf('jobs'))
    await expect.poll(() => worker.said('jobs cannot begin yet'), patient).toHaveLength(1)
    await house.owner.query('update pgboss.version set version = 46')
    await expect.poll(() => worker.said('job done').length, patient).toBeGreaterThan(0)
    expect(worker.said('jobs cannot begin yet')).toHaveLength(1)
    await worker.close()
    await house.close()
  })

  it('refuses a role that row security does not bind', async () => {
    const worker = work([], database.ownerUrl)
    const no = [expect.objectContaining({ err: 'UnsafeRole' })]
    await expect.poll(() => worker.said('jobs cannot begin yet'), patient).toEqual(no)
  })

  it('that goes away is told once, and jobs go on when it is back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chapterhouse-jobs-'))
    const dataDir = join(folder, 'cluster')
    const appSecret = 'a secret for jobs alone, long enough'
    const server = await startPostgres({ dataDir })
    await migrate({ databaseUrl: server.url, appSecret })
    const pool = openPool({ url: roleUrl(server.url, 'jobs', appSecret), max: 1 })
    let mayWork = false
    const job = aJob(async () => {
      if (!mayWork) throw new Error('not yet')
      return {}
    })
    const worker = work([job], roleUrl(server.url, 'jobs', appSecret))
    const toRetry = [expect.objectContaining({ state: 'retry' })]
    await expect.poll(() => statesOf(job, pool), patient).toEqual(toRetry)
    await pool.end()

    await server.stop('immediate')
    await expect.poll(() => worker.said('jobs wait for the database'), patient).toHaveLength(1)
    const again = await startPostgres({ dataDir, port: server.port })
    await expect.poll(() => worker.said('jobs go on'), patient).toHaveLength(1)
    mayWork = true
    await expect.poll(() => worker.said('job done').length, patient).toBeGreaterThan(0)
    expect(worker.said('jobs wait for the database')).toHaveLength(1)
    expect(worker.said('job queue failed')).toEqual([])

    await worker.close()
    await again.stop('immediate')
    removeCluster(dataDir)
    await rm(folder, { recursive: true, force: true })
  }, 120_000)
})

it('the schema that our migration makes is the one this pg-boss expects', async () => {
  const db = {
    executeSql: (text: string, values: unknown[] = []) => database.owner.query(text, values),
  }
  const boss = new PgBoss({ db, schema: 'pgboss' })
  const drift = await boss.detectSchemaDrift()
  expect(drift).toMatchObject({ ok: true })
})
