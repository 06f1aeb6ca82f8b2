import type * as Y from 'yjs'
import { decodeStateVector } from 'yjs'
import type { Frame } from './frame.ts'
import { Outbox } from './outbox.ts'
import { type SavedState, sameSaved, savedState, savingFor } from './saved-state.ts'
import { Unacknowledged } from './unacknowledged.ts'
import { unsavedWords } from './unsaved-text.ts'

/** Milliseconds between two counts of unsaved words. */
const countPause = 400

export interface SavingPlan {
  readonly doc: Y.Doc
  readonly now: () => number
  /** Whether a transaction came from the server, from the copy on this device, or from here. */
  readonly originOf: (transaction: Y.Transaction) => 'server' | 'copy' | 'here'
  /** Whether the line is open and has taken what we had. */
  readonly online: () => boolean
  /** Whether this device keeps what is typed. */
  readonly keeps: () => boolean
  readonly onChange: () => void
  /** Something was acknowledged; worth storing. */
  readonly onCommitted: () => void
}

const advanced = (transaction: Y.Transaction): Map<number, number> =>
  new Map(
    [...transaction.afterState].filter(
      ([client, clock]) => clock > (transaction.beforeState.get(client) ?? 0),
    ),
  )

/**
 * Knows, at each moment, whether every edit is committed on the server: from what the server sends
 * and from its answers to what we sent, never from what was merely sent.
 */
export class Saving {
  readonly unacknowledged: Unacknowledged
  readonly #plan: SavingPlan
  readonly #outbox: Outbox
  #state: SavedState = { kind: 'saved' }
  /** Since when something waits, also when nothing is under way: a refused edit is not "saving". */
  #waitingSince: number | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #words = 0
  #countedAt = Number.NEGATIVE_INFINITY

  constructor(plan: SavingPlan) {
    this.#plan = plan
    this.unacknowledged = new Unacknowledged(plan.doc)
    this.#outbox = new Outbox(plan.now)
    plan.doc.on('afterTransaction', (transaction: Y.Transaction) => this.#took(transaction))
  }

  get state(): SavedState {
    return this.#state
  }

  sent(frame: Frame): void {
    this.#outbox.sent(frame)
  }

  received(frame: Frame): void {
    if (frame.kind === 'step1') {
      this.unacknowledged.committedUpTo(decodeStateVector(frame.stateVector))
    }
    if (frame.kind === 'status') this.#answered(frame.committed)
    if (frame.kind !== 'other') this.refresh()
  }

  lineLost(): void {
    this.#outbox.lost()
    this.refresh()
  }

  /** Looks again; call when the line, the device or the time changed. */
  refresh(): void {
    clearTimeout(this.#timer)
    const { isEmpty } = this.unacknowledged
    if (isEmpty && this.#outbox.isEmpty) this.#outbox.settled()
    const now = this.#plan.now()
    if (isEmpty) this.#waitingSince = null
    else this.#waitingSince ??= this.#outbox.oldest ?? now
    const oldest = this.#outbox.oldest ?? this.#waitingSince ?? now
    const next = savedState({
      complete: isEmpty,
      online: this.#plan.online(),
      oldest,
      now,
      keeps: this.#plan.keeps(),
      words: () => this.#count(now),
    })
    if (next.kind === 'saving') this.#lookAgain(oldest + savingFor - now)
    if (next.kind === 'unsaved') this.#lookAgain(this.#countedAt + countPause - now)
    if (sameSaved(next, this.#state)) return
    this.#state = next
    this.#plan.onChange()
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #took(transaction: Y.Transaction): void {
    const clocks = advanced(transaction)
    const deletions = transaction.deleteSet.clients
    if (clocks.size === 0 && deletions.size === 0) return
    const origin = this.#plan.originOf(transaction)
    if (origin === 'server') {
      this.unacknowledged.committedUpTo(clocks)
      this.unacknowledged.deletedThere(deletions)
    } else if (origin === 'here') {
      this.unacknowledged.deleted(deletions)
      this.#outbox.edited()
    }
    this.refresh()
  }

  #answered(committed: boolean): void {
    const update = this.#outbox.answered()
    if (!update || !committed) return
    this.unacknowledged.committed(update)
    this.#plan.onCommitted()
  }

  #count(now: number): number {
    if (now - this.#countedAt < countPause) return this.#words
    this.#countedAt = now
    const committed = (client: number) => this.unacknowledged.committedClock(client)
    this.#words = unsavedWords(this.#plan.doc, committed)
    return this.#words
  }

  #lookAgain(after: number): void {
    if (after <= 0) return
    this.#timer = setTimeout(() => this.refresh(), after + 1)
  }
}
