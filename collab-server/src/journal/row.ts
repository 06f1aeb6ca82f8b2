import type { NewRow } from '@chapterhouse/prisma/journal'
import type { CloseReason } from '@chapterhouse/shared/sync/close-codes'

export type { NewRow }

/** Frames of one connection. After one was refused, those behind it would leave a gap: they fail too. */
export interface Stream {
  failed: boolean
}

export type Outcome =
  | { readonly kind: 'committed' }
  | { readonly kind: 'refused'; readonly reason: CloseReason }

/** Puts rows into the database in one transaction; throws the database's error. */
export interface JournalStore {
  /** `retry`: an earlier try may have committed; rows that are there already are not put in again. */
  readonly insert: (rows: readonly NewRow[], retry: boolean) => Promise<void>
  /** Resolves when the database answers. */
  readonly probe: () => Promise<void>
}
