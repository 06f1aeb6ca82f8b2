import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Pool } from 'pg'
import type { RollUpRules } from './rules.ts'

// Rows nobody rolled up (their node died), and tails nobody folded. The journal is short by design,
// so reading all of it now and then is cheap.
const abandoned = `
  select page_id from page_updates where contribution_id is null group by page_id
  having count(*) > $1 or min(created_at) filter (where slice is null) < now() - make_interval(secs => $2)
  limit 100`

/** Pages whose journal should have been rolled up long ago. */
export const abandonedPages = async (pool: Pool, rules: RollUpRules): Promise<PageId[]> => {
  const seconds = (rules.sliceAge * 3) / 1000
  const { rows } = await pool.query<{ page_id: PageId }>(abandoned, [rules.tailRowsAtRest, seconds])
  return rows.map((row) => row.page_id)
}
