import type { Frame } from './frame.ts'

/** One frame of edits on its way. */
interface Sent {
  readonly update: Uint8Array
  /** When the oldest edit in it was made. */
  readonly since: number
}

/**
 * Frames that wait for their SyncStatus on this line, oldest first. The server answers each in its
 * order (D3), so the first answer belongs to the first frame.
 */
export class Outbox {
  readonly #now: () => number
  #frames: Sent[] = []
  #unsentSince: number | null = null

  constructor(now: () => number) {
    this.#now = now
  }

  /** An edit was made here and has not gone out. */
  edited(): void {
    this.#unsentSince ??= this.#now()
  }

  sent(frame: Frame): void {
    if (frame.kind !== 'update' && frame.kind !== 'step2') return
    this.#frames.push({ update: frame.update, since: this.#unsentSince ?? this.#now() })
    this.#unsentSince = null
  }

  /** The update that was answered, or undefined for an answer to nothing. */
  answered(): Uint8Array | undefined {
    return this.#frames.shift()?.update
  }

  /** The line is gone: answers under way never come, and the next step 2 carries it all. */
  lost(): void {
    const oldest = this.oldest
    this.#frames = []
    this.#unsentSince = oldest
  }

  /** Nothing waits. */
  settled(): void {
    this.#unsentSince = null
  }

  get isEmpty(): boolean {
    return this.#frames.length === 0
  }

  /** When the oldest edit that waits was made. */
  get oldest(): number | null {
    return this.#frames[0]?.since ?? this.#unsentSince
  }
}
