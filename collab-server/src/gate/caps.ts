/** Counts sockets by some key (an address, a person) and says when one has too many. */
export class SocketCaps {
  readonly #most: number
  readonly #counts = new Map<string, number>()

  constructor(most: number) {
    this.#most = most
  }

  /** Takes a place; null when there is none left. Call the answer once to give the place back. */
  take(key: string): (() => void) | null {
    const count = this.#counts.get(key) ?? 0
    if (count >= this.#most) return null
    this.#counts.set(key, count + 1)
    let held = true
    return () => {
      if (held) this.#release(key)
      held = false
    }
  }

  #release(key: string): void {
    const left = (this.#counts.get(key) ?? 1) - 1
    if (left > 0) this.#counts.set(key, left)
    else this.#counts.delete(key)
  }
}
