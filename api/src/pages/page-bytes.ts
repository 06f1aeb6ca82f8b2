import { readHead } from '@chapterhouse/prisma/journal'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { JournalRow, StoredState } from '@chapterhouse/shared/sync/replay'
import { found } from '../kernel/allow.ts'
import type { Tx } from '../kernel/database.ts'

/** A page's head as bytes, as the workshop takes it. */
export interface PageBytes {
  readonly stored: StoredState
  readonly rows: readonly JournalRow[]
  /** The last closed slice of history. */
  readonly slice: number
  readonly epoch: number
}

/** The head as the person of the transaction may read it, or 404. */
export const readPageBytes = async (tx: Tx, pageId: PageId): Promise<PageBytes> => {
  const { state, encoding, slice, epoch, rows } = found(await readHead(tx, pageId))
  return {
    stored: { state, encoding },
    rows: rows.map(({ id, data }) => ({ id: String(id), data })),
    slice,
    epoch,
  }
}
