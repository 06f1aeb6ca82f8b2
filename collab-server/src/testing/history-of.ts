import { loadHead } from '@chapterhouse/prisma/journal'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import { type Replay, replay } from '@chapterhouse/shared/sync/replay'
import { inOrder } from '@chapterhouse/shared/sync/slice'
import { unpackSlice } from '@chapterhouse/shared/sync/slice-packing'
import type { Pool } from 'pg'

/** Number of closed slices, and everything history and the open slice hold, played into one document. */
export interface PlayedHistory extends Replay {
  readonly slices: number
}

/** Contributions and open rows of one moment: between two reads a slice may close. */
const readHistory = async (pool: Pool, pageId: PageId) => {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read')
    const { rows } = await client.query<{ slice: number; delta: Buffer }>(
      `select slice::int, delta from contributions where page_id = $1 and slice is not null order by slice`,
      [pageId],
    )
    const head = await loadHead(client, pageId)
    await client.query('commit')
    return { rows, head }
  } finally {
    client.release()
  }
}

/** Replays a page from its contributions and the rows in no slice yet; its stored state plays no part. */
export const playHistory = async (pool: Pool, pageId: PageId): Promise<PlayedHistory> => {
  const { rows, head } = await readHistory(pool, pageId)
  const slices = [...Map.groupBy(rows, (row) => row.slice).values()]
  const closed = slices.flatMap((slice) => inOrder(...slice.map(({ delta }) => unpackSlice(delta))))
  const open = (head?.rows ?? []).filter(({ slice }) => slice === null)
  const journal = [...closed, ...open].map(({ data }, i) => ({ id: String(i), data }))
  return { slices: slices.length, ...replay(null, journal, { gc: false }) }
}

/** The page as stored: its state and the rows still in the journal. */
export const playHead = async (pool: Pool, pageId: PageId): Promise<Replay> => {
  const head = await loadHead(pool, pageId)
  if (head === null) throw new Error('no such page')
  return replay(
    head,
    head.rows.map((row) => ({ id: String(row.id), data: row.data })),
  )
}
