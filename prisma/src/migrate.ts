import { createHash } from 'node:crypto'
import type pg from 'pg'
import { withSchemaEngine } from './engine.ts'
import { type MigrationList, migrationsDirectory, readMigrations } from './migration-files.ts'
import { asOwner } from './owner.ts'
import { ensureRoles } from './roles.ts'

/**
 * A migration the database refused. The database is as it was before it; run again when the cause
 * is gone.
 */
export class MigrationFailed extends Error {
  override name = 'MigrationFailed'
  readonly migration: string

  constructor(migration: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    super(`migration ${migration} failed, nothing of it was applied: ${reason}`, { cause })
    this.migration = migration
  }
}

/** The database has migrations this version does not know: it was migrated by a newer one. */
export class DatabaseIsNewer extends Error {
  override name = 'DatabaseIsNewer'
}

export interface Migrate {
  /** The owner's connection. The role may be a plain one with CREATEROLE. */
  readonly databaseUrl: string
  readonly appSecret: string
  readonly log?: (line: string) => void
  /**
   * Called once before the first pending migration, and only when there is data to lose: make the
   * backup here.
   */
  readonly beforeChange?: (pending: readonly string[]) => Promise<void>
  /** Stop after this one: a restore loads rows into the tables of their time. */
  readonly upTo?: string
  /** Another migrations folder, for tests. */
  readonly directory?: string
}

/**
 * Brings a database up to date: login roles and their passwords, then every pending migration, each
 * in one transaction. Returns the names applied. Throws {@link MigrationFailed}: what was applied
 * before the failed one stays, the failed one leaves nothing behind.
 */
export function migrate(options: Migrate): Promise<string[]> {
  const { databaseUrl, appSecret, log = () => {}, directory = migrationsDirectory } = options
  return asOwner(databaseUrl, async (owner) => {
    await ensureRoles(owner, appSecret)
    // Ends with the connection. A second start waits for the first instead of racing it.
    await owner.query(`select pg_advisory_lock(hashtextextended('chapterhouse.migrate', 0))`)
    const all = await readMigrations(directory)
    const list = { ...all, migrationDirectories: all.migrationDirectories.filter(wanted(options)) }
    const history = await readHistory(owner)
    warnOfStrangers(all, history, log)
    const pending = pendingOf(list, history)
    if (pending.length === 0) return []
    if (await hasData(owner)) await options.beforeChange?.(pending)
    log(`applying ${pending.length} migration${pending.length === 1 ? '' : 's'}`)
    await apply(databaseUrl, list, history).catch(async (cause: unknown) => {
      const failed = (await readHistory(owner)).find((row) => row.failed)
      throw failed ? new MigrationFailed(failed.name, cause) : cause
    })
    return pending
  })
}

interface Applied {
  readonly name: string
  readonly checksum: string
  readonly failed: boolean
}

async function readHistory(owner: pg.Client): Promise<Applied[]> {
  if (!(await tableExists(owner, '_prisma_migrations'))) return []
  const { rows } = await owner.query<Applied>(
    `select migration_name as name, checksum, finished_at is null as failed
     from _prisma_migrations where rolled_back_at is null order by started_at`,
  )
  return rows
}

const wanted =
  ({ upTo }: Migrate) =>
  (migration: { path: string }) =>
    upTo === undefined || migration.path <= upTo

function warnOfStrangers(
  all: MigrationList,
  history: Applied[],
  log: (line: string) => void,
): void {
  const scripts = new Map(all.migrationDirectories.map((m) => [m.path, m.migrationFile.content]))
  for (const { name, checksum } of history.filter((row) => !row.failed)) {
    const script = scripts.get(name)
    if (!script) throw new DatabaseIsNewer(`the database has the unknown migration ${name}`)
    const sum = createHash('sha256').update(script.value).digest('hex')
    if (sum !== checksum) log(`migration ${name} was changed after it had been applied`)
  }
}

function pendingOf(list: MigrationList, history: Applied[]): string[] {
  const done = new Set(history.filter((row) => !row.failed).map((row) => row.name))
  return list.migrationDirectories.map((m) => m.path).filter((name) => !done.has(name))
}

async function hasData(owner: pg.Client): Promise<boolean> {
  if (!(await tableExists(owner, 'users'))) return false
  const { rowCount } = await owner.query('select from users limit 1')
  return rowCount === 1
}

async function tableExists(owner: pg.Client, name: string): Promise<boolean> {
  const { rows } = await owner.query('select to_regclass($1) as oid', [`public.${name}`])
  return rows[0].oid !== null
}

const filters = { externalTables: [], externalEnums: [] }

async function apply(databaseUrl: string, list: MigrationList, history: Applied[]): Promise<void> {
  await withSchemaEngine({ databaseUrl }, async (engine) => {
    // A failed script left nothing behind (one simple query is one transaction), so it may be tried
    // again.
    for (const { name } of history.filter((row) => row.failed)) {
      await engine.markMigrationRolledBack({ migrationName: name })
    }
    await engine.applyMigrations({ migrationsList: list, filters })
  })
}
