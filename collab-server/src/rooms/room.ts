import type { PageId } from '@chapterhouse/shared/kernel/id'
import { clockOf } from '@chapterhouse/shared/sync/own-deletes'
import type { Known } from '@chapterhouse/shared/sync/placement'
import type { Ranges } from '@chapterhouse/shared/sync/ranges'
import type { Document } from '@hocuspocus/server'
import { applyUpdate, encodeStateAsUpdateV2 } from 'yjs'
import type { ClientOwners } from '../gate/identity.ts'

/** The page behind a room, as of its last look at the database. */
export interface PageFacts {
  readonly pageId: PageId
  /** A page may move to another project while it is open. */
  projectId: string
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
  /** Where the structs of each client end that are on their way. */
  readonly #underWay = new Map<number, readonly number[]>()

  constructor(parts: RoomParts) {
    this.name = parts.name
    this.page = parts.page
    this.document = parts.document
    this.owners = parts.owners
    this.#onUnapplied = parts.onUnapplied
  }

  /** The first clock of a client that is neither in the document nor on its way into the journal. */
  readonly reach: Known = (client) =>
    Math.max(clockOf(this.document, client), ...(this.#underWay.get(client) ?? []))

  /** Notes structs on their way into the journal; call the answer once they are settled. */
  depart(runs: Ranges): () => void {
    const ends = [...runs].map(([client, list]) => {
      const end = list.reduce((most, run) => Math.max(most, run.clock + run.length), 0)
      return [client, end] as const
    })
    for (const [client, end] of ends) {
      this.#underWay.set(client, [...(this.#underWay.get(client) ?? []), end])
    }
    return () => {
      for (const [client, end] of ends) this.#arrive(client, end)
    }
  }

  #arrive(client: number, end: number): void {
    const left = this.#underWay.get(client) ?? []
    const at = left.indexOf(end)
    if (left.length > 1) this.#underWay.set(client, left.toSpliced(at, 1))
    else this.#underWay.delete(client)
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
