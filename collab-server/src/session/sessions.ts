import type { CloseReason } from '@chapterhouse/shared/sync/close-codes'
import type { TicketClaims } from '@chapterhouse/shared/sync/ticket'
import type { Session } from './session.ts'

/** A socket past its ticket. */
export interface Member {
  readonly session: Session
  readonly claims: TicketClaims
}

/** Every socket of this node. */
export class Sessions {
  readonly #all = new Set<Session>()

  get size(): number {
    return this.#all.size
  }

  add(session: Session): void {
    this.#all.add(session)
  }

  remove(session: Session): void {
    this.#all.delete(session)
  }

  all(): Session[] {
    return [...this.#all]
  }

  members(): Member[] {
    return this.all().flatMap((session) =>
      session.claims === null ? [] : [{ session, claims: session.claims }],
    )
  }

  /** Closes whoever waits for a room that does not open. */
  turnAway(roomName: string, reason: CloseReason): void {
    for (const session of this.#all) {
      if (session.roomName === roomName && session.stage.at === 'joining') session.close(reason)
    }
  }
}
