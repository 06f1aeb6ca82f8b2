import type { UpdateFrame } from './verdict.ts'

/** A frame and the place of its acknowledgement. */
export interface HeldFrame {
  readonly frame: UpdateFrame
  readonly answer: (saved: boolean) => void
}

/**
 * Frames that came too early. A provider sends what is typed at once, also while it still owes the
 * server what was typed off line before: the one builds on the other, which is on its way.
 */
export class Held {
  readonly #patience: number
  readonly #onTooLate: () => void
  #frames: HeldFrame[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(patience: number, onTooLate: () => void) {
    this.#patience = patience
    this.#onTooLate = onTooLate
  }

  add(frame: HeldFrame): void {
    this.#frames.push(frame)
    this.#timer ??= setTimeout(this.#onTooLate, this.#patience)
  }

  /** Takes them out, in their order. */
  release(): HeldFrame[] {
    clearTimeout(this.#timer)
    this.#timer = undefined
    return this.#frames.splice(0)
  }
}
