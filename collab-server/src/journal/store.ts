import { appendRows } from '@chapterhouse/prisma/journal'
import type { Pool } from 'pg'
import type { JournalStore, NewRow } from './row.ts'

const arrived = `
  select r.n::int as n
  from unnest($1::uuid[], $2::bytea[]) with ordinality as r (page_id, data, n)
  where exists (
    select 1 from page_updates u where u.page_id = r.page_id and u.tx > $3::xid8 and u.data = r.data)`

/**
 * Those of the rows that are not in the journal yet. A connection that broke during a commit does not
 * say how it ended; Yjs would not mind a second copy, but history would count the words twice.
 */
const missing = async (pool: Pool, rows: readonly NewRow[], since: string): Promise<NewRow[]> => {
  const values = [rows.map((row) => row.pageId), rows.map((row) => Buffer.from(row.data)), since]
  const found = await pool.query<{ n: number }>(arrived, values)
  const there = new Set(found.rows.map(({ n }) => n))
  return rows.filter((_, i) => !there.has(i + 1))
}

/** The journal in PostgreSQL. */
export const openStore = (pool: Pool): JournalStore => {
  // rows of a later try are younger than the last one known to be committed
  let last = '0'
  return {
    insert: async (rows, retry) => {
      const committed = await appendRows(pool, retry ? await missing(pool, rows, last) : rows)
      last = committed.at(-1)?.tx ?? last
    },
    probe: async () => {
      await pool.query('select 1')
    },
  }
}
