import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { readMigrations } from '@chapterhouse/prisma/migration-files'
import type { AdminJob } from '@chapterhouse/shared/admin/house'
import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import { must } from '@chapterhouse/shared/kernel/must'
import type { Tx } from '../../kernel/database.ts'
import { formerMember } from '../../users/present.ts'
import type { HouseFacts } from './health.ts'

/** Room on the disk of the data directory; null where it cannot be measured. */
export const readDisk = async (dataDir: string) => {
  try {
    const { bavail, blocks, bsize } = await statfs(dataDir)
    return { free: bavail * bsize, total: blocks * bsize }
  } catch {
    return null
  }
}

/** When the newest finished backup was finished; what is not finished has no manifest. */
export const readLastBackup = async (dataDir: string): Promise<number | null> => {
  const folder = join(dataDir, 'backups')
  const names = await readdir(folder).catch(() => [])
  const times = names.map((name) =>
    stat(join(folder, name, 'manifest.json')).then(
      ({ mtimeMs }) => mtimeMs,
      () => null,
    ),
  )
  const done = (await Promise.all(times)).filter((time) => time !== null)
  return done.length > 0 ? Math.max(...done) : null
}

interface HealthRow {
  readonly migrations: string[]
  readonly waiting: number
  readonly since: Date | null
  readonly givenUp: number
}

type Told = Pick<HouseFacts, 'databaseMs' | 'mail' | 'migrations' | 'jobs'>

/** What the database itself says about how the house is. */
export const readHealth = async (tx: Tx, leaves: boolean): Promise<Told> => {
  const begun = performance.now()
  const [row] = await tx.$queryRaw<HealthRow[]>`
    select migrations, mails_waiting as waiting, mail_waits_since as since,
           mails_given_up as "givenUp" from app.admin_health()`
  const databaseMs = Math.round(performance.now() - begun)
  const { migrations, since, ...mail } = must(row, 'one row')
  const known = (await readMigrations()).migrationDirectories.map(({ path }) => path)
  return {
    databaseMs,
    mail: { ...mail, leaves, since: since?.getTime() ?? null },
    migrations: {
      missing: known.filter((name) => !migrations.includes(name)).length,
      unknown: migrations.filter((name) => !known.includes(name)).length,
    },
    jobs: (await readJobs(tx)).map(({ name, overdueSince, last }) => ({
      name,
      overdueSince: overdueSince ? Date.parse(overdueSince) : null,
      failed: last?.state === 'failed',
    })),
  }
}

interface JobRow {
  readonly name: string
  readonly cron: string
  readonly waiting: number
  readonly overdue: Date | null
  readonly state: NonNullable<AdminJob['last']>['state'] | null
  readonly started: Date | null
  readonly ended: Date | null
  readonly failure: string | null
  readonly failed: number
}

const lastOf = ({ state, started, ended, failure }: JobRow): AdminJob['last'] =>
  state && {
    state,
    startedAt: started?.toISOString() ?? null,
    endedAt: ended?.toISOString() ?? null,
    failure,
  }

/** Work by the clock, and how each went last. */
export const readJobs = async (tx: Tx): Promise<AdminJob[]> => {
  const rows = await tx.$queryRaw<JobRow[]>`
    select name, cron, waiting, overdue_since as overdue, state, started_at as started,
           ended_at as ended, failure, failed from app.admin_jobs()
    where name not like '\_\_pgboss%'`
  return rows.map((row) => ({
    name: row.name,
    schedule: row.cron,
    waiting: row.waiting,
    overdueSince: row.overdue?.toISOString() ?? null,
    last: lastOf(row),
    failed: row.failed,
  }))
}

interface KindRow {
  readonly kind: string
  readonly bytes: bigint
  readonly items: bigint | null
}

interface LargeRow {
  readonly id: ProjectId
  readonly title: string
  readonly owner: string | null
  readonly bytes: bigint
}

/** What takes how much room in database and uploads, and the ten largest projects. */
export const readStorage = async (tx: Tx) => {
  const kinds = await tx.$queryRaw<KindRow[]>`select kind, bytes, items from app.admin_storage()`
  const largest = await tx.$queryRaw<LargeRow[]>`
    select id, title, owner_name as owner, bytes from app.admin_largest(10)`
  return {
    kinds: kinds.map(({ kind, bytes, items }) => ({
      kind,
      bytes: Number(bytes),
      items: items === null ? null : Number(items),
    })),
    largest: largest.map((row) => ({
      ...row,
      owner: row.owner ?? formerMember,
      bytes: Number(row.bytes),
    })),
  }
}
