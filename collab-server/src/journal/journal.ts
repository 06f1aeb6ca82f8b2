import { setTimeout as wait } from 'node:timers/promises'
import { failureOf, rowRefusal } from './failure.ts'
import type { JournalStore, NewRow, Outcome, Stream } from './row.ts'

/** One row waiting for its commit. */
interface Waiting {
  readonly row: NewRow
  readonly stream: Stream
  readonly since: number
  readonly settle: (outcome: Outcome) => void
}

export interface JournalParts {
  readonly store: JournalStore
  /** Applies committed rows to whatever documents are loaded now; runs before anybody is told. */
  readonly apply: (rows: readonly NewRow[]) => void
  /** Told of every commit: rows, their bytes, and milliseconds the oldest of them waited. */
  readonly onCommit: (rows: number, bytes: number, waited: number) => void
  /** Told when the database went away and when it came back. */
  readonly onAway: (error: unknown) => void
  readonly onBack: () => void
  readonly limits?: Partial<JournalLimits>
}

export interface JournalLimits {
  readonly batchRows: number
  readonly batchBytes: number
  /** Bytes that may wait; beyond them rows are refused. */
  readonly queueBytes: number
  /** Pauses between tries of a batch; after the last it is refused. */
  readonly retries: readonly number[]
  /** Milliseconds after which a try that was not answered counts as failed, and no other is made. */
  readonly patience: number
  /** Pause between looks whether the database is back. */
  readonly probe: number
}

export const journalLimits: JournalLimits = {
  batchRows: 1_000,
  batchBytes: 8 * 1024 * 1024,
  queueBytes: 128 * 1024 * 1024,
  retries: [50, 150, 400, 900],
  patience: 5_000,
  probe: 300,
}

/** A try that took all the patience there is. */
class Unanswered extends Error {
  override name = 'Unanswered'
}

const refused = (reason: 'storage' | 'noAccess' | 'badData'): Outcome => ({
  kind: 'refused',
  reason,
})
const committed: Outcome = { kind: 'committed' }

/**
 * The writer loop of the process: everything queued for all rooms goes into one insert, commits, is
 * applied and acknowledged; then the next. There is no timer: batches grow under load.
 */
export class Journal {
  readonly #parts: JournalParts
  readonly #limits: JournalLimits
  #queue: Waiting[] = []
  #queued = 0
  #running: Promise<void> | null = null
  #away = false
  #stopped = false

  constructor(parts: JournalParts) {
    this.#parts = parts
    this.#limits = { ...journalLimits, ...parts.limits }
  }

  /** Rows that wait for their commit. */
  get waiting(): number {
    return this.#queue.length
  }

  /** Whether the last try found no database. */
  get away(): boolean {
    return this.#away
  }

  /** Resolves when the row is committed and applied, or refused. Never rejects. */
  append(row: NewRow, stream: Stream): Promise<Outcome> {
    if (this.#queued + row.data.length > this.#limits.queueBytes) {
      return Promise.resolve(refused('storage'))
    }
    this.#queued += row.data.length
    return new Promise((settle) => {
      this.#queue.push({ row, stream, since: performance.now(), settle })
      this.#running ??= this.#run()
    })
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  /** Takes no more looks at the database; what waits is still written. */
  stop(): void {
    this.#stopped = true
  }

  async #run(): Promise<void> {
    // frames that arrive in this turn of the event loop share the first batch
    await null
    while (this.#queue.length > 0) await this.#commit(this.#takeBatch())
    this.#running = null
  }

  #takeBatch(): Waiting[] {
    let bytes = 0
    const fits = this.#queue.findIndex(({ row }, index) => {
      bytes += row.data.length
      return index > 0 && (index >= this.#limits.batchRows || bytes > this.#limits.batchBytes)
    })
    const batch = this.#queue.splice(0, fits === -1 ? this.#queue.length : fits)
    for (const { row } of batch) this.#queued -= row.data.length
    return batch
  }

  async #commit(batch: readonly Waiting[]): Promise<void> {
    const alive = batch.filter((one) => !this.#gaveUp(one))
    if (alive.length === 0) return
    let error: unknown
    const begun = performance.now()
    // while it is known to be away, one look is enough: patience is for hiccups
    for (const pause of this.#away ? [0] : [0, ...this.#limits.retries]) {
      if (pause > 0) await wait(pause)
      try {
        await this.#answered(this.#parts.store.insert(rowsOf(alive), error !== undefined))
        return this.#committed(alive)
      } catch (cause) {
        error = cause
        if (failureOf(cause) === 'row') return await this.#oneByOne(alive, cause)
        this.#tellAway(cause)
        if (cause instanceof Unanswered || performance.now() - begun >= this.#limits.patience) break
      }
    }
    for (const one of alive) this.#refuse(one, 'storage')
  }

  /** A frozen server neither answers nor hangs up; whoever waits must be told something. */
  async #answered(insert: Promise<void>): Promise<void> {
    const timer = new AbortController()
    const late = wait(this.#limits.patience, undefined, { signal: timer.signal }).then(() => {
      throw new Unanswered('the database did not answer in time')
    })
    late.catch(() => {})
    await Promise.race([insert, late]).finally(() => timer.abort())
  }

  /** Tells the offender from the others: each row in a transaction of its own. */
  async #oneByOne(batch: readonly Waiting[], error: unknown): Promise<void> {
    const [only] = batch
    if (batch.length === 1 && only) return this.#refuse(only, rowRefusal(error))
    for (const one of batch) await this.#commit([one])
  }

  #gaveUp(one: Waiting): boolean {
    if (one.stream.failed) this.#refuse(one, 'storage')
    return one.stream.failed
  }

  #refuse(one: Waiting, reason: 'storage' | 'noAccess' | 'badData'): void {
    one.stream.failed = true
    one.settle(refused(reason))
  }

  #committed(batch: readonly Waiting[]): void {
    this.#tellBack()
    const rows = rowsOf(batch)
    this.#parts.apply(rows)
    const bytes = rows.reduce((sum, row) => sum + row.data.length, 0)
    this.#parts.onCommit(rows.length, bytes, performance.now() - (batch[0]?.since ?? 0))
    for (const one of batch) one.settle(committed)
  }

  #tellAway(error: unknown): void {
    if (this.#away) return
    this.#away = true
    this.#parts.onAway(error)
    void this.#probe()
  }

  #tellBack(): void {
    if (!this.#away) return
    this.#away = false
    this.#parts.onBack()
  }

  /** Nobody is let in while the database is away, so no row would ever find out that it is back. */
  async #probe(): Promise<void> {
    while (this.#away && !this.#stopped) {
      await wait(this.#limits.probe, undefined, { ref: false })
      if (this.#running) continue
      await this.#parts.store.probe().then(
        () => this.#tellBack(),
        () => {},
      )
    }
  }
}

const rowsOf = (batch: readonly Waiting[]): NewRow[] => batch.map(({ row }) => row)
