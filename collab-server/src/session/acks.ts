/** Acknowledges frames in the order they came, exactly once each, however their commits end. */
export class Acks {
  readonly #line: { answer: boolean | null }[] = []
  readonly #send: (saved: boolean) => void
  #whenEmpty: (() => void)[] = []

  constructor(send: (saved: boolean) => void) {
    this.#send = send
  }

  /** Frames that still wait for their answer. */
  get waiting(): number {
    return this.#line.length
  }

  /** Takes a place in the line; call the answer with what became of the frame. */
  expect(): (saved: boolean) => void {
    const place: { answer: boolean | null } = { answer: null }
    this.#line.push(place)
    return (saved) => {
      place.answer = saved
      this.#flush()
    }
  }

  /** Resolves when nothing waits. */
  async empty(): Promise<void> {
    if (this.#line.length > 0) await new Promise<void>((resolve) => this.#whenEmpty.push(resolve))
  }

  #flush(): void {
    for (let first = this.#line[0]; first && first.answer !== null; first = this.#line[0]) {
      this.#line.shift()
      this.#send(first.answer)
    }
    if (this.#line.length > 0) return
    for (const resolve of this.#whenEmpty.splice(0)) resolve()
  }
}
