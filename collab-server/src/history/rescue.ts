import type { Head } from '@chapterhouse/prisma/journal'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import { type JournalRow, replay } from '@chapterhouse/shared/sync/replay'
import { inOrder } from '@chapterhouse/shared/sync/slice'
import { unpackSlice } from '@chapterhouse/shared/sync/slice-packing'
import type { Pool } from 'pg'

const deltas = `
  select slice::int, delta from contributions
  where page_id = $1 and slice is not null and delta is not null order by slice`

/**
 * Everything that was ever written on a page, from its contributions and the journal: for a stored
 * state that does not decode. Null when that is nothing, or not whole.
 */
export const rowsOfHistory = async (
  pool: Pool,
  pageId: PageId,
  head: Head,
): Promise<JournalRow[] | null> => {
  const { rows } = await pool.query<{ slice: number; delta: Buffer }>(deltas, [pageId])
  const slices = [...Map.groupBy(rows, (row) => row.slice).values()]
  const closed = slices
    .flatMap((slice) => inOrder(...slice.map(({ delta }) => unpackSlice(delta))))
    .map(({ data }, i) => ({ id: `history ${i}`, data }))
  const open = head.rows.map((row) => ({ id: String(row.id), data: row.data }))
  const all = [...closed, ...open]
  const whole = closed.length > 0 && replay(null, all).doc.store.pendingStructs === null
  return whole ? all : null
}
