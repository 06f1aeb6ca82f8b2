import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import { migrate } from '../migrate.ts'
import { readMigrations } from '../migration-files.ts'
import { asOwner } from '../owner.ts'
import { unguarded } from '../unguarded.ts'
import { restoreAssets, verifyAssets } from './assets.ts'
import { hashing } from './backup.ts'
import { listTables } from './catalog.ts'
import { type BackedUpTable, BadBackup, type Manifest, readManifest } from './manifest.ts'

export interface Restore {
  /** A folder that `backup` made. */
  readonly source: string
  /** The owner's connection. */
  readonly databaseUrl: string
  readonly appSecret: string
  /** Where uploads go; null leaves them out. */
  readonly assetsDirectory: string | null
  /** Replace what is in the database. Without it a database with people in it is refused. */
  readonly force?: boolean
  readonly log?: (line: string) => void
}

/** The database holds something and `force` was not given. */
export class NotEmpty extends Error {
  override name = 'NotEmpty'
}

/**
 * Brings a backup back: checks all of it first, then loads it in one transaction, so that a failure
 * changes nothing in the database. Raises the epoch of every page: whoever has a local copy of
 * other bytes is not merged into these. Throws {@link BadBackup} or {@link NotEmpty}. The programs
 * that use the database should be stopped.
 */
export async function restore(options: Restore): Promise<Manifest> {
  const { source, databaseUrl, assetsDirectory, log = () => {} } = options
  const manifest = await readManifest(source)
  log('checking the backup')
  for (const table of manifest.tables) await verifyTable(source, table)
  await verifyAssets(join(source, 'assets'), manifest.assets)
  await refusePeople(options)
  await migrateTo(manifest, options)
  if (assetsDirectory) {
    await restoreAssets({ from: join(source, 'assets'), to: assetsDirectory }, manifest.assets)
  }
  await load(databaseUrl, { source, manifest, log })
  await migrate(options)
  return manifest
}

/** Throws {@link BadBackup} where a table's file does not hold what the manifest says. */
export async function verifyTable(
  source: string,
  { name, rows, sha256 }: BackedUpTable,
): Promise<void> {
  const meter = hashing()
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reading = pipeline(
    createReadStream(fileOf(source, name)),
    createZstdDecompress(),
    meter.stream,
    nowhere,
  )
  await reading.catch((cause: unknown) => {
    throw new BadBackup(`the file of the table ${name} is damaged or missing`, { cause })
  })
  const found = meter.result()
  if (found.sha256 !== sha256 || found.rows !== rows) {
    throw new BadBackup(`the file of the table ${name} does not hold what the manifest says`)
  }
}

/** Where a backup keeps the rows of a table, as compressed COPY text. */
export const fileOf = (source: string, table: string) => join(source, 'tables', `${table}.copy.zst`)

// A database without tables is as empty as one without people.
async function refusePeople({ databaseUrl, force }: Restore): Promise<void> {
  if (force) return
  const people = await asOwner(databaseUrl, async (client) => {
    const { rows } = await client.query(`select to_regclass('public.users') as users`)
    return rows[0].users !== null && (await client.query('select from users limit 1')).rowCount
  })
  if (people) throw new NotEmpty('the database is not empty: restoring would replace what is in it')
}

// The rows fit the tables of their time: a newer migration runs after them, over real data, as it
// did or would have done.
async function migrateTo(manifest: Manifest, { databaseUrl, appSecret }: Restore): Promise<void> {
  const known = (await readMigrations()).migrationDirectories.map((migration) => migration.path)
  const unknown = manifest.migrations.find((name) => !known.includes(name))
  if (unknown)
    throw new BadBackup(`the backup is of a newer version: it has the migration ${unknown}`)
  await clearNewer(databaseUrl, manifest)
  await migrate({ databaseUrl, appSecret, upTo: manifest.migrations.at(-1) ?? '' })
}

// Migrations do not run backwards: a database that is ahead of the backup starts over.
async function clearNewer(databaseUrl: string, { migrations }: Manifest): Promise<void> {
  await asOwner(databaseUrl, async (client) => {
    const { rows } = await client.query(
      `select to_regclass('public._prisma_migrations') as history`,
    )
    if (rows[0].history === null) return
    const { rowCount: newer } = await client.query(
      `select from _prisma_migrations
       where finished_at is not null and migration_name <> all ($1::text[])`,
      [migrations],
    )
    if (newer === 0) return
    await client.query(
      `drop schema if exists pgboss cascade; drop schema if exists app cascade;
       drop schema public cascade;
       create schema public; grant usage on schema public to public`,
    )
  })
}

interface Load {
  readonly source: string
  readonly manifest: Manifest
  readonly log: (line: string) => void
}

async function load(databaseUrl: string, { source, manifest, log }: Load): Promise<void> {
  await asOwner(databaseUrl, async (client) => {
    const names = (await listTables(client)).map((table) => table.name)
    await client.query('begin')
    // Waiting for ever for a program that holds a table would look like a hang.
    await client.query(`set local lock_timeout = '10s'`)
    await client.query(
      'create temp table epochs on commit drop as select page_id, epoch from page_documents',
    )
    await client.query(`truncate ${names.join(', ')}`)
    await emptyQueue(client)
    await unguarded(client, names, async () => {
      for (const table of manifest.tables) {
        await loadTable(client, { source, table })
        log(`${table.name}: ${table.rows} rows`)
      }
      await raiseEpochs(client)
      await advanceSequences(client)
    })
    await client.query('commit')
  })
}

// What waits there speaks of rows that are replaced. The schedules stay: they are of the code, and api
// writes them at its next start.
async function emptyQueue(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`select to_regclass('pgboss.job') as job`)
  if (rows[0].job !== null) await client.query('truncate pgboss.job')
}

async function loadTable(
  client: pg.Client,
  { source, table }: { source: string; table: BackedUpTable },
): Promise<void> {
  const columns = table.columns.map((column) => `"${column}"`).join(', ')
  await pipeline(
    createReadStream(fileOf(source, table.name)),
    createZstdDecompress(),
    client.query(from(`copy ${table.name} (${columns}) from stdin`)),
  )
}

// Above every epoch these pages ever had, also in an earlier restore of the same backup: the second
// of the restore is.
async function raiseEpochs(client: pg.Client): Promise<void> {
  await client.query(`
    update page_documents d set epoch = greatest(
      d.epoch + 1,
      (select e.epoch + 1 from epochs e where e.page_id = d.page_id),
      extract(epoch from clock_timestamp() - timestamptz '2026-01-01 00:00Z')::int)`)
}

async function advanceSequences(client: pg.Client): Promise<void> {
  for (const table of ['page_updates', 'activity_log']) {
    await client.query(
      `select setval(pg_get_serial_sequence('${table}', 'id'), coalesce(max(id), 0) + 1, false)
       from ${table}`,
    )
  }
  await advanceFormerMembers(client)
}

// Their numbers tell two erased people apart: none is given twice. Older backups have no such sequence.
async function advanceFormerMembers(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`select to_regclass('public.former_members') as sequence`)
  if (rows[0].sequence === null) return
  await client.query(
    `select setval('former_members', coalesce(max(substring(display_name from '\\d+$')::bigint), 0) + 1, false)
     from users where anonymized_at is not null and display_name ~ '^Former member \\d+$'`,
  )
}
