import type { JournalRow, StoredState } from '@chapterhouse/shared/sync/replay'

/** A page's head as bytes; what a worker needs of it. */
export interface Head {
  readonly stored: StoredState | null
  readonly rows: readonly JournalRow[]
}
