import { bindClient, type ClientOwner, clientOwners } from '@chapterhouse/prisma/rooms'
import type { PageId, UserId } from '@chapterhouse/shared/kernel/id'
import type { TicketClaims } from '@chapterhouse/shared/sync/ticket'
import type { Pool } from 'pg'

/** Who writes: a person, or a guest of a share link. */
export interface Author {
  readonly kind: 'HUMAN' | 'GUEST'
  readonly userId: UserId | null
  readonly owner: ClientOwner
}

export const authorOf = (claims: TicketClaims): Author => {
  const { userId, linkId, name } = claims
  const kind = userId === null ? 'GUEST' : 'HUMAN'
  const guest =
    kind === 'GUEST' ? { linkId, guestName: name.slice(0, 80) } : { linkId: null, guestName: null }
  return { kind, userId, owner: { authorKind: kind, userId, ...guest, contributionId: null } }
}

/** Two owners are one author when this is equal. What an erased author left is nobody's. */
const keyOf = (owner: ClientOwner): string =>
  owner.authorKind === 'GUEST'
    ? `guest ${owner.linkId} ${owner.guestName}`
    : `${owner.authorKind} ${owner.userId ?? 'nobody'}`

export type Ownership = 'mine' | 'other' | 'unknown'

/**
 * Which author every Yjs client id of a page belongs to, its drafts included; for ever. Kept in
 * memory for the room's life; the table decides between two nodes, or two people, that claim one.
 */
export class ClientOwners {
  readonly #pageId: PageId
  readonly #pool: Pool
  readonly #known = new Map<number, string>()

  constructor(pageId: PageId, pool: Pool) {
    this.#pageId = pageId
    this.#pool = pool
  }

  /** `unknown`: nobody on this node has seen it; `bind` or `look` ask the database. */
  ownerOf(clientId: number, author: Author): Ownership {
    const key = this.#known.get(clientId)
    if (key === undefined) return 'unknown'
    return key === keyOf(author.owner) ? 'mine' : 'other'
  }

  /** Binds ids nobody owns to this author; whoever came first keeps the others. */
  async bind(clientIds: readonly number[], { owner }: Author): Promise<void> {
    for (const clientId of clientIds) {
      const bound = await bindClient(this.#pool, { pageId: this.#pageId, clientId, owner })
      this.#known.set(clientId, keyOf(bound))
    }
  }

  /** Asks who owns these ids, without binding. */
  async look(clientIds: readonly number[]): Promise<void> {
    const owners = await clientOwners(this.#pool, this.#pageId, clientIds)
    for (const [clientId, owner] of owners) this.#known.set(clientId, keyOf(owner))
  }
}
