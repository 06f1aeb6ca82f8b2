import type { Database } from '../harness/database.ts'
import { processorSeconds } from './processes.ts'

/** What the database has written and used so far. */
export interface DatabaseMeter {
  /** Bytes of write-ahead log since the cluster was made. */
  readonly wal: () => Promise<number>
  /** Seconds of processor time of the server and its children; NaN where it cannot be read. */
  readonly cpu: () => number
}

export const meterOf = (database: Database): DatabaseMeter => ({
  wal: async () => {
    const [row] = await database.ask<{ bytes: string }>(
      `select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as bytes`,
    )
    return Number(row?.bytes)
  },
  cpu: () => processorSeconds(database.pids),
})
