import { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'

/** Milliseconds between two words about our own caret: four a second. */
const pause = 250

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/**
 * Awareness that does not chatter: the editor reports the caret on every keystroke, and others see
 * it move along with the letters anyway.
 */
export class CalmAwareness extends Awareness {
  #waiting = new Map<string, unknown>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #last = 0

  constructor(doc: Y.Doc) {
    super(doc)
    doc.on('destroy', () => clearTimeout(this.#timer))
  }

  override setLocalStateField(field: string, value: unknown): void {
    const current = this.getLocalState()?.[field]
    if (same(this.#waiting.has(field) ? this.#waiting.get(field) : current, value)) return
    this.#waiting.set(field, value)
    const rest = this.#last + pause - Date.now()
    if (rest <= 0) this.#tell()
    else this.#timer ??= setTimeout(() => this.#tell(), rest)
  }

  #tell(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#last = Date.now()
    const state = this.getLocalState()
    if (state !== null) this.setLocalState({ ...state, ...Object.fromEntries(this.#waiting) })
    this.#waiting.clear()
  }
}
