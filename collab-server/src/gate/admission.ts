/**
 * Lets so many through at a time, the others in the order they came. A thousand clients that come
 * back at once would otherwise all authenticate within one second.
 */
export class Admission {
  readonly #places: number
  #inside = 0
  readonly #line: (() => void)[] = []

  constructor(places: number) {
    this.#places = places
  }

  get waiting(): number {
    return this.#line.length
  }

  async pass<T>(act: () => Promise<T>): Promise<T> {
    if (this.#inside < this.#places) this.#inside++
    else await new Promise<void>((resolve) => this.#line.push(resolve))
    try {
      return await act()
    } finally {
      // the place goes straight to the next in line
      const next = this.#line.shift()
      if (next) next()
      else this.#inside--
    }
  }
}
