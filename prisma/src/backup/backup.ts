import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress } from 'node:zlib'
import type pg from 'pg'
import { to } from 'pg-copy-streams'
import { asOwner } from '../owner.ts'
import { copyAssets } from './assets.ts'
import { listTables, type Table } from './catalog.ts'
import { type BackedUpTable, writeManifest } from './manifest.ts'

export interface Backup {
  /** The owner's connection. */
  readonly databaseUrl: string
  /** Where uploads are, or null when they are not files. */
  readonly assetsDirectory: string | null
  /** The folder to make. It must not exist. */
  readonly target: string
  readonly log?: (line: string) => void
}

/**
 * Writes one consistent moment of the database and every upload to a new folder, while people go on
 * writing, for the eyes of whoever made it. Until it is complete the folder is called `….partial`; a
 * failure leaves nothing behind.
 */
export async function backup({
  databaseUrl,
  assetsDirectory,
  target,
  log = () => {},
}: Backup): Promise<void> {
  const partial = `${target}.partial`
  await refuseExisting(target)
  await rm(partial, { recursive: true, force: true })
  await mkdir(join(partial, 'tables'), { recursive: true, mode: 0o700 })
  try {
    const { migrations, tables } = await writeTables(databaseUrl, { directory: partial, log })
    // After the snapshot: every file a row speaks of is there.
    const assets = assetsDirectory ? await copyAssets(assetsDirectory, join(partial, 'assets')) : []
    log(`${assets.length} uploads`)
    const createdAt = new Date().toISOString()
    await writeManifest(partial, { format: 1, createdAt, migrations, tables, assets })
    await rename(partial, target)
    await flushDirectory(join(target, '..'))
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }
}

async function refuseExisting(target: string): Promise<void> {
  await mkdir(join(target, '..'), { recursive: true, mode: 0o700 })
  const taken = await open(target).then(
    async (file) => {
      await file.close()
      return true
    },
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
  if (taken) throw new Error(`${target} exists already`)
}

// A rename is safe from a power cut once its folder is on the disk. Windows neither needs nor
// offers it.
async function flushDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(directory)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

interface Place {
  readonly directory: string
  readonly log: (line: string) => void
}

function writeTables(databaseUrl: string, { directory, log }: Place) {
  return asOwner(databaseUrl, async (client) => {
    await client.query('begin isolation level repeatable read read only')
    const { rows } = await client.query<{ name: string }>(
      `select migration_name as name from _prisma_migrations
       where finished_at is not null and rolled_back_at is null order by migration_name`,
    )
    const tables: BackedUpTable[] = []
    for (const table of await listTables(client)) {
      const written = await writeTable(client, table, join(directory, 'tables'))
      tables.push(written)
      log(`${written.name}: ${written.rows} rows`)
    }
    await client.query('commit')
    return { migrations: rows.map((row) => row.name), tables }
  })
}

async function writeTable(
  client: pg.Client,
  table: Table,
  directory: string,
): Promise<BackedUpTable> {
  const { name, columns, key } = table
  const quoted = (names: readonly string[]) => names.map((column) => `"${column}"`).join(', ')
  const sql = `copy (select ${quoted(columns)} from ${name} order by ${quoted(key)}) to stdout`
  const meter = hashing()
  await pipeline(
    client.query(to(sql)),
    meter.stream,
    createZstdCompress(),
    createWriteStream(join(directory, `${name}.copy.zst`), { flush: true }),
  )
  return { name, columns: [...columns], ...meter.result() }
}

/** Counts and hashes the rows of COPY text that flow through: one row is one line. */
export function hashing() {
  const hash = createHash('sha256')
  let rows = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) rows++
      done(null, chunk)
    },
  })
  return { stream, result: () => ({ rows, sha256: hash.digest('hex') }) }
}
