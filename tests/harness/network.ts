import type { Random } from './random.ts'

export interface Misbehaviour {
  /** Chance that a frame waits before it leaves. */
  readonly delayed: number
  /** Longest wait in milliseconds. */
  readonly delay: number
}

/** The lines between the writers and the server: good until told to misbehave. */
export class Network {
  readonly #random: Random
  #now: Misbehaviour = { delayed: 0, delay: 0 }

  constructor(random: Random) {
    this.#random = random
  }

  misbehaves(how: Misbehaviour): void {
    this.#now = how
  }

  settles(): void {
    this.#now = { delayed: 0, delay: 0 }
  }

  /** Milliseconds the next frame waits. */
  readonly delay = (): number =>
    this.#random.chance(this.#now.delayed) ? this.#random.below(this.#now.delay) : 0
}
