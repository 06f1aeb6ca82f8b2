import type { Head, JournalRow } from '@chapterhouse/prisma/journal'
import type { LiveContribution, RollUp } from '@chapterhouse/prisma/roll-up'
import { newId } from '@chapterhouse/shared/kernel/id'
import { contentHash } from '@chapterhouse/shared/sync/content-hash'
import { encodeRanges } from '@chapterhouse/shared/sync/ranges'
import { replay } from '@chapterhouse/shared/sync/replay'
import { packSlice } from '@chapterhouse/shared/sync/slice-packing'
import { readUpdateMeta, updateLimits } from '@chapterhouse/shared/sync/update-meta'
import { type Doc, encodeStateAsUpdateV2, encodeStateVector } from 'yjs'
import { type AuthorShare, type Measured, measure } from './measure.ts'
import { needsCompaction, type RollUpRules } from './rules.ts'
import { listedTitle } from './title-mirror.ts'

/** What a roll-up is asked to do. */
export interface Asked {
  readonly rules: RollUpRules
  /** Nobody has the page open. */
  readonly atRest: boolean
  /** When the last automatic version was made; null when there is none. ms. */
  readonly lastVersion: number | null
  readonly now: number
}

export interface Decision {
  readonly write: RollUp | null
  /** The page after the roll-up. */
  readonly doc: Doc
  /** Ids of rows that do not decode; they stay in the journal. */
  readonly setAside: readonly number[]
  /** Bytes of the written state, when one was written. */
  readonly stateSize: number | null
}

const generous = {
  ...updateLimits,
  structs: Number.MAX_SAFE_INTEGER,
  clients: Number.MAX_SAFE_INTEGER,
}

const isSound = (row: JournalRow) => typeof readUpdateMeta(row.data, generous) !== 'string'

const contributionOf = (share: AuthorShare): LiveContribution => ({
  id: newId<'contributions'>(),
  authorId: share.authorId,
  authorKind: share.authorKind,
  clientIds: share.clientIds,
  delta: packSlice(share.rows),
  ownDeletes: share.ownDeletes.size > 0 ? encodeRanges(share.ownDeletes) : null,
  insertedChars: share.insertedChars,
  deletedChars: share.deletedChars,
  wordDelta: share.wordDelta,
})

const versionOf = (doc: Doc, words: number, { slice, asked }: { slice: number; asked: Asked }) => {
  const { rules, lastVersion, now } = asked
  if (slice % rules.keyframe === 0) {
    const state = encodeStateAsUpdateV2(doc)
    const keyframe = { state, stateVector: encodeStateVector(doc), checksum: contentHash(doc) }
    return { version: { wordCount: words, keyframe } }
  }
  const due = lastVersion === null || now - lastVersion >= rules.versionEvery
  return due ? { version: { wordCount: words } } : {}
}

const stateOf = (doc: Doc, fold: readonly JournalRow[]) => ({
  state: encodeStateAsUpdateV2(doc),
  stateVector: encodeStateVector(doc),
  fold: fold.map((row) => row.id),
})

const mirrorOf = (doc: Doc, wordCount: number) => {
  const title = listedTitle(doc)
  return { mirror: title === '' ? { wordCount } : { title, wordCount } }
}

interface Played {
  readonly doc: Doc
  readonly measured: Measured
  readonly open: readonly JournalRow[]
  readonly sound: readonly JournalRow[]
}

/** The document before the open rows, then those played into it one by one. */
const playHead = (head: Head): Played => {
  const readable = head.rows.filter(isSound)
  const closed = readable.filter((row) => row.slice !== null)
  const base = closed.map((row) => ({ id: String(row.id), data: row.data }))
  const { doc, setAside } = replay(head, base)
  const waiting = readable.filter((row) => row.slice === null)
  const measured = measure(doc, waiting)
  const bad = new Set([...setAside.map(Number), ...measured.setAside])
  const sound = readable.filter((row) => !bad.has(row.id))
  return { doc, measured, sound, open: waiting.filter((row) => !bad.has(row.id)) }
}

/**
 * Decides a roll-up from a head read under the page's lock: the open rows become a slice, with one
 * contribution for each author; when the tail has grown, all sound rows are folded into the state.
 * Throws when the stored state does not decode.
 */
export const decideRollUp = (head: Head, asked: Asked): Decision => {
  const { doc, measured, open, sound } = playHead(head)
  const known = new Set(sound.map((row) => row.id))
  const setAside = head.rows.filter((row) => !known.has(row.id)).map((row) => row.id)
  const bytes = sound.reduce((sum, row) => sum + row.data.length, 0)
  const tail = { rows: sound.length, bytes, closing: open.length, state: head.state.length }
  const state = needsCompaction(tail, asked.atRest, asked.rules) ? stateOf(doc, sound) : undefined
  const stateSize = state?.state.length ?? null
  if (open.length === 0 && state === undefined) return { write: null, doc, setAside, stateSize }
  const slice = { slice: head.slice + 1, asked }
  const write: RollUp = {
    close: open.map((row) => row.id),
    contributions: measured.shares.map(contributionOf),
    ...(state ? { state } : {}),
    ...(open.length > 0 ? versionOf(doc, measured.words, slice) : {}),
    ...mirrorOf(doc, measured.words),
  }
  return { write, doc, setAside, stateSize }
}
