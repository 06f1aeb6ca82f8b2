import type { PageId } from '@chapterhouse/shared/kernel/id'
import { clockOf } from '@chapterhouse/shared/sync/own-deletes'
import type { Known } from '@chapterhouse/shared/sync/placement'
import { type Ranges, rangesLength } from '@chapterhouse/shared/sync/ranges'
import type { Document } from '@hocuspocus/server'
import { applyUpdate, encodeStateAsUpdateV2 } from 'yjs'
import type { ClientOwners } from '../gate/identity.ts'

/** The page behind a room, as of its last look at the database. */
export interface PageFacts {
  readonly pageId: PageId
  readonly projectId: string
  readonly epoch: number
  schemaVersion: number
}

export interface RoomParts {
  readonly name: string
  readonly page: PageFacts
  readonly document: Document
  readonly owners: ClientOwners
  /** Told of committed bytes the document would not take. */
  readonly onUnapplied: (error: unknown) => void
}

/** Origin of committed rows: Hocuspocus sends them on and stores nothing. */
export const committedOrigin = { source: 'local', skipStoreHooks: true } as const

/** One document that is open on this node. */
export class Room {
  readonly name: string
  readonly page: PageFacts
  readonly document: Document
  readonly owners: ClientOwners
  /** Rows of transactions before this one are all in the document (an xid8). */
  low = '0'
  /** When the stored state was last written, as this document knows it; ms. */
  storedAt = 0
  /** Bytes of the stored state when it was last known exactly, and of rows since. */
  #exactSize = 0
  #grown = 0
  readonly #onUnapplied: RoomParts['onUnapplied']
  #inFlight = 0
  readonly #reach = new Map<number, number>()

  constructor(parts: RoomParts) {
    this.name = parts.name
    this.page = parts.page
    this.document = parts.document
    this.owners = parts.owners
    this.#onUnapplied = parts.onUnapplied
  }

  /** The first clock of a client that is neither in the document nor on its way into the journal. */
  readonly known: Known = (client) =>
    Math.max(clockOf(this.document, client), this.#reach.get(client) ?? 0)

  /** Notes structs on their way into the journal; call the answer once they are settled. */
  depart(runs: Ranges): () => void {
    this.#inFlight++
    for (const [client, list] of runs) {
      const end = list.reduce((most, run) => Math.max(most, run.clock + run.length), 0)
      this.#reach.set(client, Math.max(this.#reach.get(client) ?? 0, end))
    }
    return () => {
      // what was refused must not count as known for longer than others are under way
      if (--this.#inFlight === 0) this.#reach.clear()
    }
  }

  /** Applies committed updates in one transaction. Never throws: the rows are committed. */
  apply(updates: readonly Uint8Array[]): void {
    this.document.transact(() => {
      for (const update of updates) {
        try {
          applyUpdate(this.document, update, committedOrigin)
          this.#grown += update.length
        } catch (error) {
          this.#onUnapplied(error)
        }
      }
    }, committedOrigin)
  }

  /** The stored size is this many bytes, and the rows after it that many. */
  measured(exact: number, grown: number): void {
    this.#exactSize = exact
    this.#grown = grown
  }

  /**
   * Bytes of the document if stored now, or a little more. Rows are many times larger than what
   * they add, so it is measured again when the estimate passes `limit`.
   */
  sizeWith(bytes: number, limit: number): number {
    if (this.#exactSize + this.#grown + bytes > limit) {
      this.measured(encodeStateAsUpdateV2(this.document).length, 0)
    }
    return this.#exactSize + this.#grown + bytes
  }
}

/** Whether a set of pieces is empty. */
export const isNothing = (ranges: Ranges): boolean => rangesLength(ranges) === 0
