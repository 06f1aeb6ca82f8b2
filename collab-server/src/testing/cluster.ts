import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@chapterhouse/prisma/migrate'
import { testSecret } from '@chapterhouse/prisma/test-database'
import pg from 'pg'
import { type RunningPostgres, removeCluster, startPostgres } from '../../../scripts/postgres.mjs'

/** A PostgreSQL of one test, as durable as in production, to be stopped and killed. */
export interface Cluster {
  readonly url: string
  readonly server: () => RunningPostgres
  /** Starts it again on the same data and port. */
  readonly start: () => Promise<void>
  /** Stops every process of it without ending one; call the answer to let them go on. */
  readonly freeze: () => Promise<() => void>
  readonly remove: () => Promise<void>
}

/** Backends are process groups of their own, so each is asked for. */
const processesOf = async ({ superuserUrl, pid }: RunningPostgres): Promise<number[]> => {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  const sql = 'select pid from pg_stat_activity where pid <> pg_backend_pid()'
  const { rows } = await client.query<{ pid: number }>(sql)
  await client.end()
  return [pid, ...rows.map((row) => row.pid)]
}

export const aCluster = async (): Promise<Cluster> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'chapterhouse-cluster-'))
  let server = await startPostgres({ dataDir })
  const { url, port } = server
  await migrate({ databaseUrl: url, appSecret: testSecret })
  return {
    url,
    server: () => server,
    start: async () => {
      server = await startPostgres({ dataDir, port })
    },
    freeze: async () => {
      const pids = await processesOf(server)
      for (const pid of pids) process.kill(pid, 'SIGSTOP')
      return () => {
        for (const pid of pids) process.kill(pid, 'SIGCONT')
      }
    },
    remove: async () => {
      await server.stop('immediate').catch(() => {})
      removeCluster(dataDir)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
