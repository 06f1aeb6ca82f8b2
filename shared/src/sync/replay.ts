import { applyUpdate, applyUpdateV2, Doc, mergeUpdates } from 'yjs'
import { withoutTidying } from './no-tidying.ts'
import { readUpdateMeta, updateLimits } from './update-meta.ts'

export interface StoredState {
  readonly state: Uint8Array
  /** Yjs update encoding of the state. */
  readonly encoding: 1 | 2
}

export interface JournalRow {
  readonly id: string
  /** A Yjs V1 update. */
  readonly data: Uint8Array
}

export interface Replayed {
  /** Ids of rows that could not be decoded or applied; everything else is in the document. */
  readonly setAside: readonly string[]
}

/** Flat merging is more than linear: 260,000 updates ran past 80 s. A tree of this width is linear. */
const width = 8

/** One V1 update with the structs and deletions of all. */
export const mergeTree = (updates: readonly Uint8Array[]): Uint8Array => {
  let level = [...updates]
  while (level.length > 1) {
    const next: Uint8Array[] = []
    for (let i = 0; i < level.length; i += width) next.push(mergeUpdates(level.slice(i, i + width)))
    level = next
  }
  return level[0] ?? new Uint8Array([0, 0])
}

// What the api wrote for a decision may be larger than what the gate lets in.
const stored = {
  ...updateLimits,
  structs: Number.MAX_SAFE_INTEGER,
  clients: Number.MAX_SAFE_INTEGER,
}

const decodes = (row: JournalRow) => typeof readUpdateMeta(row.data, stored) !== 'string'

const applies = (doc: Doc, data: Uint8Array): boolean => {
  try {
    applyUpdate(doc, data, replayOrigin)
    return true
  } catch {
    return false
  }
}

/** Origin of everything replayed into a document. */
export const replayOrigin = { source: 'local', skipStoreHooks: true } as const

/**
 * Brings a document to state ⊕ rows. A row that does not decode is set aside and named; a state
 * that does not decode throws, because an empty page must never stand in for it.
 */
export const replayInto = (
  doc: Doc,
  from: StoredState | null,
  rows: readonly JournalRow[],
): Replayed => {
  const sound: JournalRow[] = []
  const setAside: string[] = []
  for (const row of rows) {
    if (decodes(row)) sound.push(row)
    else setAside.push(row.id)
  }
  doc.transact(() => {
    if (from?.encoding === 2) applyUpdateV2(doc, from.state, replayOrigin)
    else if (from) applyUpdate(doc, from.state, replayOrigin)
    if (sound.length === 0 || applies(doc, mergeTree(sound.map((row) => row.data)))) return
    for (const row of sound) if (!applies(doc, row.data)) setAside.push(row.id)
  }, replayOrigin)
  return { setAside }
}

export interface Replay extends Replayed {
  readonly doc: Doc
}

/** A new document of state ⊕ rows. `gc: false` keeps the text of deletions, as history needs it. */
export const replay = (
  from: StoredState | null,
  rows: readonly JournalRow[],
  options: { readonly gc: boolean } = { gc: true },
): Replay => {
  const doc = withoutTidying(new Doc({ gc: options.gc }))
  return { doc, ...replayInto(doc, from, rows) }
}
