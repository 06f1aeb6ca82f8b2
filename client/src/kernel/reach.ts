/** `offline`: this device has no network. `unreachable`: it has one, but our server is silent. */
export type Reach = 'here' | 'offline' | 'unreachable'

const firstPause = 1_000
const longestPause = 15_000

/** Knows whether the server can be asked, as far as we know; keeps looking while it is away. */
export class Lookout {
  #state: Reach = 'here'
  #timer: ReturnType<typeof setTimeout> | undefined
  #pause = firstPause
  readonly #listeners = new Set<(reach: Reach) => void>()
  readonly #random: () => number

  constructor(random: () => number) {
    this.#random = random
  }

  readonly get = (): Reach => this.#state

  readonly listen = (listener: (reach: Reach) => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  heard(): void {
    this.#beginAnew()
    this.#become('here')
  }

  lost(): void {
    this.#become(navigator.onLine ? 'unreachable' : 'offline')
    this.#lookLater()
  }

  /** Looks at once: the network came back, or a person asks. */
  look(): Promise<void> {
    this.#beginAnew()
    return this.#look()
  }

  #beginAnew() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#pause = firstPause
  }

  #become(next: Reach) {
    if (next === this.#state) return
    this.#state = next
    for (const listen of this.#listeners) listen(next)
  }

  #lookLater() {
    if (this.#timer !== undefined) return
    // Jitter, so that a hundred browsers do not come back in one instant.
    const pause = this.#pause * (0.75 + this.#random() / 2)
    this.#timer = setTimeout(() => void this.#look(), pause)
    this.#pause = Math.min(this.#pause * 2, longestPause)
  }

  async #look() {
    this.#timer = undefined
    if (this.#state === 'here') return
    try {
      const signal = AbortSignal.timeout(5_000)
      const answer = await fetch('/readyz', { signal, cache: 'no-store' })
      if (answer.ok) return this.heard()
    } catch {
      // Still away.
    }
    this.lost()
  }
}

/** The one of this window. */
export const reach = new Lookout(Math.random)

/** Takes the browser's own word for the network; call once. */
export const watchNetwork = () => {
  addEventListener('offline', () => reach.lost())
  addEventListener('online', () => void reach.look())
  if (!navigator.onLine) reach.lost()
}
