import type { TestDatabase } from '@chapterhouse/prisma/test-database'
import type { PoolClient } from 'pg'
import { until } from './until.ts'

/** A journal whose commits hang. */
export interface Hold {
  /** Waits until an insert hangs. */
  readonly caught: () => Promise<void>
  /** A statement inside the transaction that holds it. */
  readonly query: PoolClient['query']
  /** Lets the inserts go on. */
  readonly letGo: () => Promise<void>
}

/** Makes every commit of the journal hang while `act` runs, or until it lets go. */
export const holdingJournal = async (
  database: TestDatabase,
  act: (hold: Hold) => Promise<void>,
): Promise<void> => {
  const client = await database.owner.connect()
  let held = true
  const letGo = async () => {
    if (held) await client.query('commit')
    held = false
  }
  await client.query('begin')
  await client.query('lock table page_updates in exclusive mode')
  const waiting = `select 1 from pg_locks
    where not granted and database = (select oid from pg_database where datname = current_database())`
  const caught = () =>
    until('an insert hangs', async () => ((await database.owner.query(waiting)).rowCount ?? 0) > 0)
  try {
    await act({ caught, query: client.query.bind(client), letGo })
  } finally {
    await letGo()
    client.release()
  }
}
