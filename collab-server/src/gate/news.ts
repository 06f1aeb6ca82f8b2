import { nestsTooDeep } from '@chapterhouse/shared/sync/nesting'
import { clockOf, ownDeletes } from '@chapterhouse/shared/sync/own-deletes'
import {
  type Known,
  missingFor,
  newWriters,
  unseenDeletes,
} from '@chapterhouse/shared/sync/placement'
import {
  encodeRanges,
  mergeRanges,
  type Ranges,
  rangesLength,
} from '@chapterhouse/shared/sync/ranges'
import { readUpdateMeta, type UpdateMeta } from '@chapterhouse/shared/sync/update-meta'
import * as encoding from 'lib0/encoding'
import { type Doc, diffUpdate } from 'yjs'

/** What an update would add to a document. */
export type News =
  | { readonly kind: 'nothing' }
  /** It builds on what this node does not have. */
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'tooDeep' }
  | {
      readonly kind: 'new'
      /** Client ids under which it adds structs. */
      readonly writers: readonly number[]
      readonly deletes: Ranges
    }

/** What an update is held against. */
export interface Base {
  /** Holds what is committed, and nothing else: only that counts as known. */
  readonly doc: Doc
  /** The same and what is on its way into the journal: enough to build upon. */
  readonly reach: Known
}

const committed =
  (doc: Doc): Known =>
  (client) =>
    clockOf(doc, client)

export const newsIn = (base: Base, meta: UpdateMeta): News => {
  const writers = newWriters(meta, committed(base.doc))
  const deletes = ownDeletes(base.doc, meta.deletes)
  if (writers.length === 0 && deletes.size === 0) return { kind: 'nothing' }
  const incomplete =
    missingFor(meta, base.reach).length > 0 || unseenDeletes(meta, deletes, base.reach)
  if (incomplete) return { kind: 'incomplete' }
  if (nestsTooDeep(meta, base.doc)) return { kind: 'tooDeep' }
  return { kind: 'new', writers, deletes }
}

const vectorOf = (meta: UpdateMeta, known: Known): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, meta.runs.size)
    for (const client of meta.runs.keys()) {
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, known(client))
    }
  })

const isAllNew = (meta: UpdateMeta, known: Known): boolean =>
  [...meta.runs].every(([client, runs]) => runs.every((run) => run.clock >= known(client)))

const withDeletes = (update: Uint8Array, deletes: Ranges): Uint8Array => {
  const meta = readUpdateMeta(update)
  if (typeof meta === 'string') throw new Error(`a cut update is ${meta}`)
  const set = encodeRanges(deletes)
  const bytes = new Uint8Array(meta.deletesAt + set.length)
  bytes.set(update.subarray(0, meta.deletesAt))
  bytes.set(set, meta.deletesAt)
  return bytes
}

/**
 * The update without what the document has already. An honest reconnect repeats other people's
 * structs and every deletion ever made; a forged one hides its own version of known structs, which
 * a replay in another order would prefer. Neither gets into the journal.
 */
export const onlyNews = (doc: Doc, update: Uint8Array, meta: UpdateMeta): Uint8Array => {
  const known = committed(doc)
  const deletes = ownDeletes(doc, meta.deletes)
  const structs = isAllNew(meta, known) ? update : diffUpdate(update, vectorOf(meta, known))
  const sameDeletes = rangesLength(deletes) === rangesLength(mergeRanges(meta.deletes))
  return sameDeletes ? structs : withDeletes(structs, deletes)
}
