import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { removeCluster, startPostgres } from '../../scripts/postgres.mjs'
import { migrate } from './migrate.ts'
import { readMigrations } from './migration-files.ts'
import { ownerUrl, testOwner, testSecret } from './test-database.ts'

/**
 * vitest's globalSetup for every package that needs a database: one cluster per run, and in it one
 * migrated template that `createTestDatabase` clones. With TEST_CLUSTER_URL (a superuser's, of a
 * cluster that is only for tests) none is started.
 */
export async function setup(): Promise<() => Promise<void>> {
  const given = process.env.TEST_CLUSTER_URL
  if (given) {
    await prepareTemplate(given)
    return async () => {}
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'chapterhouse-test-'))
  const server = await startPostgres({
    dataDir,
    settings: { ...forgetful, max_connections: '200' },
  })
  process.env.TEST_CLUSTER_URL = server.superuserUrl
  await prepareTemplate(server.superuserUrl)
  return async () => {
    await server.stop('immediate')
    removeCluster(dataDir)
    await rm(dataDir, { recursive: true, force: true })
  }
}

// Nothing in it is worth a disk flush. Tests about durability start their own server, with these
// on.
const forgetful = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

async function prepareTemplate(superuserUrl: string): Promise<void> {
  const root = new pg.Client({ connectionString: superuserUrl })
  await root.connect()
  try {
    // Several packages may test in one cluster at a time.
    await root.query(`select pg_advisory_lock(hashtextextended('chapterhouse.template', 0))`)
    const template = `template_${await hashOfMigrations()}`
    process.env.TEST_TEMPLATE = template
    await ensureOwner(root)
    const { rowCount } = await root.query('select from pg_database where datname = $1', [template])
    if (rowCount === 0) await makeTemplate(root, template)
  } finally {
    await root.end()
  }
}

async function ensureOwner(root: pg.Client): Promise<void> {
  const { name, password } = testOwner
  const { rowCount } = await root.query('select from pg_roles where rolname = $1', [name])
  if (rowCount === 0) await root.query(`create role ${name} login createrole`)
  await root.query(
    `alter role ${name} login createrole nosuperuser nobypassrls password '${password}'`,
  )
}

// Made under another name first: a run killed in the middle leaves no half-migrated template.
async function makeTemplate(root: pg.Client, template: string): Promise<void> {
  const draft = `${template}_draft`
  await root.query(`drop database if exists ${draft} with (force)`)
  await root.query(`create database ${draft} owner ${testOwner.name}`)
  await migrate({ databaseUrl: ownerUrl(draft), appSecret: testSecret })
  await root.query(`alter database ${draft} rename to ${template}`)
}

async function hashOfMigrations(): Promise<string> {
  const { migrationDirectories } = await readMigrations()
  return createHash('sha256')
    .update(JSON.stringify(migrationDirectories))
    .digest('hex')
    .slice(0, 16)
}
