import * as Y from 'yjs'
import { type IdRanges, union, without } from './id-ranges.ts'

const none: IdRanges = new Map()

/**
 * What the server has said is committed, against what this document holds. Insertions are compared
 * by clocks: each client's ids are acknowledged in their order. Deletions have no clock, so those
 * not yet acknowledged are listed.
 */
export class Unacknowledged {
  readonly #doc: Y.Doc
  #committed = new Map<number, number>()
  #deletions: IdRanges = none

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** Everything up to these clocks is on the server. */
  committedUpTo(clocks: ReadonlyMap<number, number>): void {
    for (const [client, clock] of clocks) {
      if (clock > this.committedClock(client)) this.#committed.set(client, clock)
    }
  }

  committedClock(client: number): number {
    return this.#committed.get(client) ?? 0
  }

  /** The server has committed this update of ours. A gap before it leaves the rest waiting. */
  committed(update: Uint8Array): void {
    const { from, to } = Y.parseUpdateMeta(update)
    for (const [client, start] of from) {
      if (start > this.committedClock(client)) continue
      this.committedUpTo(new Map([[client, to.get(client) ?? start]]))
    }
    if (this.#deletions.size > 0) {
      this.#deletions = without(this.#deletions, Y.decodeUpdate(update).ds.clients)
    }
  }

  deleted(deletions: IdRanges): void {
    this.#deletions = union(this.#deletions, deletions)
  }

  /** The server told us of these deletions, so it has them. */
  deletedThere(deletions: IdRanges): void {
    if (this.#deletions.size > 0) this.#deletions = without(this.#deletions, deletions)
  }

  get isEmpty(): boolean {
    if (this.#deletions.size > 0) return false
    for (const client of this.#doc.store.clients.keys()) {
      if (Y.getState(this.#doc.store, client) > this.committedClock(client)) return false
    }
    return true
  }

  /** For the local store: committed clocks, and deletions that wait. */
  encode(): Uint8Array {
    const waiting = Y.createDeleteSet()
    for (const [client, runs] of this.#deletions) waiting.clients.set(client, [...runs])
    return Y.encodeSnapshot(Y.createSnapshot(waiting, new Map(this.#committed)))
  }

  /** Takes what an earlier tab has stored; of several, the furthest clocks and all deletions. */
  restore(bytes: Uint8Array): void {
    const { sv, ds } = Y.decodeSnapshot(bytes)
    this.committedUpTo(sv)
    this.deleted(ds.clients)
  }
}
