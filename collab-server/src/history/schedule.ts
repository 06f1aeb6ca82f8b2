import type { PageId } from '@chapterhouse/shared/kernel/id'
import { Admission } from '../gate/admission.ts'
import type { NewRow } from '../journal/row.ts'
import type { Decision } from './decide.ts'
import type { RollUpRules } from './rules.ts'

export interface ScheduleParts {
  readonly rules: RollUpRules
  readonly run: (pageId: PageId, atRest: boolean) => Promise<Decision | null>
  readonly onFailed: (error: unknown) => void
}

interface Waiting {
  rows: number
  timer: NodeJS.Timeout
}

/** Decides when a page is rolled up: some time after the first row, after many, when it is left. */
export class RollUpSchedule {
  readonly #parts: ScheduleParts
  readonly #waiting = new Map<PageId, Waiting>()
  readonly #running = new Map<PageId, Promise<void>>()
  // each costs a document of memory and some milliseconds without the event loop
  readonly #turns = new Admission(2)
  #stopped = false

  constructor(parts: ScheduleParts) {
    this.#parts = parts
  }

  /** Rows were committed. */
  touched(rows: readonly NewRow[]): void {
    if (this.#stopped) return
    for (const { pageId, contributionId } of rows) if (contributionId === null) this.#count(pageId)
  }

  /** Nobody has the page open any more. */
  left(pageId: PageId): void {
    if (!this.#stopped) void this.now(pageId, true)
  }

  /** Rolls up as soon as it is this page's turn; resolves when done, well or not. */
  async now(pageId: PageId, atRest: boolean): Promise<void> {
    this.#forget(pageId)
    const before = this.#running.get(pageId) ?? Promise.resolve()
    const mine = before.then(() =>
      this.#turns.pass(async () => {
        await this.#parts.run(pageId, atRest).catch(this.#parts.onFailed)
      }),
    )
    this.#running.set(pageId, mine)
    await mine
    if (this.#running.get(pageId) === mine) this.#running.delete(pageId)
  }

  /** Starts nothing new; resolves when what runs is done. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const pageId of [...this.#waiting.keys()]) this.#forget(pageId)
    await Promise.allSettled(this.#running.values())
  }

  #count(pageId: PageId): void {
    const waiting = this.#waiting.get(pageId) ?? this.#begin(pageId)
    waiting.rows++
    if (waiting.rows >= this.#parts.rules.sliceRows) void this.now(pageId, false)
  }

  #begin(pageId: PageId): Waiting {
    const later = () => void this.now(pageId, false)
    const timer = setTimeout(later, this.#parts.rules.sliceAge).unref()
    const waiting = { rows: 0, timer }
    this.#waiting.set(pageId, waiting)
    return waiting
  }

  #forget(pageId: PageId): void {
    clearTimeout(this.#waiting.get(pageId)?.timer)
    this.#waiting.delete(pageId)
  }
}
