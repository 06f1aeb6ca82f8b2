/** A budget that refills with time; `take` says whether there was enough. */
export class Allowance {
  readonly #perSecond: number
  readonly #burst: number
  #left: number
  #at: number

  constructor(rate: { readonly perSecond: number; readonly burst: number }, now: number) {
    this.#perSecond = rate.perSecond
    this.#burst = rate.burst
    this.#left = rate.burst
    this.#at = now
  }

  take(amount: number, now: number): boolean {
    this.#left = Math.min(this.#burst, this.#left + ((now - this.#at) / 1000) * this.#perSecond)
    this.#at = now
    this.#left -= amount
    return this.#left >= 0
  }
}
