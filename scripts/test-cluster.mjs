import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeCluster, startPostgres } from './postgres.mjs'

// Kept on the global object: vitest loads this file once per project, and they share one cluster.
const SLOT = Symbol.for('chapterhouse.test-cluster')

// A test cluster may forget on power loss; what must survive a crash is tested on clusters of its own.
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

/**
 * One PostgreSQL for a whole test run. `TEST_CLUSTER_URL` is its superuser's address, so that each
 * test file can make a database of its own; when it is set already, that cluster is used instead.
 */
export async function setup() {
  if (process.env.TEST_CLUSTER_URL) return
  globalThis[SLOT] ??= begin()
  process.env.TEST_CLUSTER_URL = (await globalThis[SLOT]).server.superuserUrl
}

/** Stops the cluster after the last project; later calls find nothing to do. */
export async function teardown() {
  const cluster = globalThis[SLOT]
  if (!cluster) return
  globalThis[SLOT] = undefined
  delete process.env.TEST_CLUSTER_URL
  const { server, folder } = await cluster
  await server.stop('immediate')
  removeCluster(join(folder, 'cluster'))
  rmSync(folder, { recursive: true, force: true })
}

async function begin() {
  const folder = mkdtempSync(join(tmpdir(), 'chapterhouse-test-'))
  const settings = { ...FAST, max_connections: '300' }
  return { folder, server: await startPostgres({ dataDir: join(folder, 'cluster'), settings }) }
}
