import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { JournalRow, StoredState } from '@chapterhouse/shared/sync/replay'
import { found } from '../kernel/allow.ts'
import type { Tx } from '../kernel/database.ts'

/** A page's head: the stored state, and the journal rows that are not folded into it yet. */
export interface PageBytes {
  readonly stored: StoredState
  readonly rows: readonly JournalRow[]
  /** The last closed slice of history. */
  readonly slice: number
}

interface Read {
  /** Null for the stored state. */
  readonly id: string | null
  readonly data: Uint8Array
  readonly encoding: 1 | 2
  readonly slice: number
}

/**
 * Reads a page's head in one statement: between two, a compaction could take rows out of the journal
 * that the state just read does not have yet.
 */
export const readPageBytes = async (tx: Tx, pageId: PageId): Promise<PageBytes> => {
  const all = await tx.$queryRaw<Read[]>`
    select null as id, d.state as data, d.encoding, d.slice::int as slice
    from page_documents d where d.page_id = ${pageId}::uuid
    union all
    select u.id::text, u.data, 1, 0
    from page_updates u where u.page_id = ${pageId}::uuid and u.contribution_id is null`
  const { data: state, encoding, slice } = found(all.find(({ id }) => id === null))
  const rows = all.flatMap(({ id, data }) => (id === null ? [] : [{ id, data }]))
  return { stored: { state, encoding }, rows, slice }
}
