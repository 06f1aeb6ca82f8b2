import type { FrameKind } from './socket.ts'

export type SavedState = 'saved' | 'saving' | 'not saved'

/** How long edits may wait for their acknowledgement on an open line before they count as not saved. */
const savingFor = 3_000

/**
 * What the interface may call saved. Edits are numbered as they are made, and the server
 * acknowledges frames in their order. On each line, step 2 carries everything the server lacks;
 * from then on the frames sent so far hold all edits made so far. Kept apart from the provider's own
 * counter on purpose: that one only knows "everything or not".
 */
export class Ledger {
  readonly #now: () => number
  readonly #onSaved: (saved: number) => void
  #made = 0
  #saved = 0
  #waiting: number[] = []
  #since: number | null = null
  #open = false
  #complete = false

  constructor(onSaved: (saved: number) => void, now: () => number = () => performance.now()) {
    this.#onSaved = onSaved
    this.#now = now
  }

  /** Edits that are acknowledged. */
  get saved(): number {
    return this.#saved
  }

  get made(): number {
    return this.#made
  }

  /** What the person reads at this moment (SPEC C2). */
  get state(): SavedState {
    if (this.#saved === this.#made) return 'saved'
    const young = this.#since !== null && this.#now() - this.#since < savingFor
    return this.#open && young ? 'saving' : 'not saved'
  }

  edit(): void {
    if (this.#saved === this.#made) this.#since = this.#now()
    this.#made += 1
  }

  opened(): void {
    this.#open = true
  }

  sent(kind: FrameKind): void {
    if (kind !== 'update' && kind !== 'step2') return
    if (kind === 'step2') this.#complete = true
    // An update that overtakes step 2 holds itself only, not what was typed off line before it.
    this.#waiting.push(this.#complete ? this.#made : 0)
  }

  received(kind: FrameKind): void {
    if (kind !== 'saved' && kind !== 'refused') return
    const covered = this.#waiting.shift()
    if (kind === 'refused' || covered === undefined || covered <= this.#saved) return
    this.#saved = covered
    this.#since = covered === this.#made ? null : this.#now()
    this.#onSaved(covered)
  }

  /** The line is gone: acknowledgements still under way never come. */
  closed(): void {
    this.#waiting = []
    this.#open = false
    this.#complete = false
  }
}
