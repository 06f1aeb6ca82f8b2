import { type Doc, findIndexSS } from 'yjs'
import { type ClockRange, mergeRanges, type Ranges } from './ranges.ts'

type Structs = NonNullable<ReturnType<Doc['store']['clients']['get']>>

/** The first clock of a client that the document does not have. */
export const clockOf = (doc: Doc, client: number): number => {
  const last = doc.store.clients.get(client)?.at(-1)
  return last === undefined ? 0 : last.id.clock + last.length
}

const livingWithin = (structs: Structs, range: ClockRange, found: ClockRange[]): void => {
  const end = range.clock + range.length
  for (let i = findIndexSS(structs, range.clock); i < structs.length; i++) {
    const struct = structs[i]
    if (struct === undefined || struct.id.clock >= end) return
    if (struct.deleted) continue
    const clock = Math.max(struct.id.clock, range.clock)
    found.push({ clock, length: Math.min(struct.id.clock + struct.length, end) - clock })
  }
}

/**
 * The part of a delete set that is news to the document: what still lives there, and what the
 * document does not know yet. An idle client's sync reply carries every deletion ever made; only
 * this part is its author's.
 */
export const ownDeletes = (doc: Doc, deletes: Ranges): Ranges => {
  const own = new Map<number, ClockRange[]>()
  // merged first: overlapping ranges would make the walk below longer than the document
  for (const [client, ranges] of mergeRanges(deletes)) {
    const structs = doc.store.clients.get(client)
    const known = clockOf(doc, client)
    const found: ClockRange[] = []
    for (const range of ranges) {
      const end = range.clock + range.length
      if (structs !== undefined && range.clock < known) {
        livingWithin(
          structs,
          { clock: range.clock, length: Math.min(end, known) - range.clock },
          found,
        )
      }
      const beyond = Math.max(range.clock, known)
      if (beyond < end) found.push({ clock: beyond, length: end - beyond })
    }
    own.set(client, found)
  }
  return mergeRanges(own)
}
