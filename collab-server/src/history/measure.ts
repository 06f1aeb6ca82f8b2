import type { JournalRow } from '@chapterhouse/prisma/journal'
import { type ClockRange, mergeRanges, type Ranges } from '@chapterhouse/shared/sync/ranges'
import { replayOrigin } from '@chapterhouse/shared/sync/replay'
import type { SliceRow } from '@chapterhouse/shared/sync/slice'
import * as Y from 'yjs'
import { WordTally } from './word-tally.ts'

/** What one author did in a slice. */
export interface AuthorShare {
  readonly authorId: JournalRow['authorId']
  readonly authorKind: JournalRow['authorKind']
  readonly clientIds: readonly number[]
  readonly rows: readonly SliceRow[]
  /** What was alive until this author deleted it. */
  readonly ownDeletes: Ranges
  readonly insertedChars: number
  readonly deletedChars: number
  readonly wordDelta: number
}

export interface Measured {
  readonly shares: readonly AuthorShare[]
  /** Ids of rows that could not be applied; they stay as they are. */
  readonly setAside: readonly number[]
  readonly words: number
}

/** What one row changed, seen from inside its transaction. */
interface Effect {
  readonly inserted: number
  readonly deleted: number
  readonly words: number
  readonly deletes: Ranges
}

const lengthOfText = (struct: Y.Item | Y.GC): number =>
  struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.length : 0

const insertedBy = (transaction: Y.Transaction): number => {
  let chars = 0
  for (const [client, end] of transaction.afterState) {
    const start = transaction.beforeState.get(client) ?? 0
    const structs = transaction.doc.store.clients.get(client)
    if (end === start || structs === undefined) continue
    for (let i = structs.length - 1; i >= 0; i--) {
      const struct = structs[i]
      if (struct === undefined || struct.id.clock < start) break
      if (!struct.deleted) chars += lengthOfText(struct)
    }
  }
  return chars
}

// Inside the transaction the text of what it deletes is still there; right after, it is collected.
const deletedBy = (transaction: Y.Transaction): { chars: number; deletes: Ranges } => {
  let chars = 0
  const deletes = new Map<number, ClockRange[]>()
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    const { client, clock } = struct.id
    if (clock >= (transaction.beforeState.get(client) ?? 0)) return
    chars += lengthOfText(struct)
    const list = deletes.get(client) ?? []
    list.push({ clock, length: struct.length })
    deletes.set(client, list)
  })
  return { chars, deletes: mergeRanges(deletes) }
}

/** Plays one row; null when it cannot be applied. */
const play = (doc: Y.Doc, row: JournalRow, tally: WordTally): Effect | null => {
  let effect: Effect = { inserted: 0, deleted: 0, words: 0, deletes: new Map() }
  const observe = (transaction: Y.Transaction) => {
    const { chars, deletes } = deletedBy(transaction)
    const inserted = insertedBy(transaction)
    effect = { inserted, deleted: chars, words: tally.after(transaction), deletes }
  }
  doc.on('afterTransaction', observe)
  try {
    Y.applyUpdate(doc, row.data, replayOrigin)
    return effect
  } catch {
    return null
  } finally {
    doc.off('afterTransaction', observe)
  }
}

const authorOf = (row: JournalRow): string => `${row.authorKind} ${row.authorId}`

const shareOf = (played: readonly Played[]): AuthorShare | [] => {
  const [first] = played
  if (first === undefined) return []
  const sum = (of: (effect: Effect) => number) =>
    played.reduce((total, { effect }) => total + of(effect), 0)
  return {
    authorId: first.row.authorId,
    authorKind: first.row.authorKind,
    clientIds: [...new Set(played.flatMap(({ row }) => row.clientIds))],
    rows: played.map(({ row, order }) => ({ order, at: row.createdAt.getTime(), data: row.data })),
    ownDeletes: mergeRanges(...played.map(({ effect }) => effect.deletes)),
    insertedChars: sum((effect) => effect.inserted),
    deletedChars: sum((effect) => effect.deleted),
    wordDelta: sum((effect) => effect.words),
  }
}

interface Played {
  readonly row: JournalRow
  readonly order: number
  readonly effect: Effect
}

/**
 * Plays the rows of a slice into the document before it, in the order they were committed, and says
 * what each author did. Rows of a decision (with a `sourceId`) are played, but are nobody's here:
 * their history is their own contribution.
 */
export const measure = (doc: Y.Doc, rows: readonly JournalRow[]): Measured => {
  const tally = new WordTally(doc)
  const setAside: number[] = []
  const played: Played[] = []
  for (const [order, row] of rows.entries()) {
    const effect = play(doc, row, tally)
    if (effect === null) setAside.push(row.id)
    else if (row.sourceId === null) played.push({ row, order, effect })
  }
  const byAuthor = Map.groupBy(played, ({ row }) => authorOf(row))
  return { shares: [...byAuthor.values()].flatMap(shareOf), setAside, words: tally.total }
}
