/** Runs work so that only so many run at once; the rest wait their turn. */
export type Turnstile = <T>(work: () => Promise<T>) => Promise<T>

export interface TurnstileParts {
  readonly atOnce: number
  /** How many may wait; the next is turned away. */
  readonly waiting: number
  readonly whenFull: () => Error
}

/**
 * A bcrypt hash costs a quarter of a second of a core: unbounded, a handful of clients could keep
 * every core from the people who write.
 */
export const openTurnstile = ({ atOnce, waiting, whenFull }: TurnstileParts): Turnstile => {
  const queue: (() => void)[] = []
  let running = 0
  const enter = async () => {
    if (running < atOnce) {
      running += 1
      return
    }
    if (queue.length >= waiting) throw whenFull()
    await new Promise<void>((resolve) => queue.push(resolve))
  }
  // a place is handed on, never freed and taken again: no one can slip in between
  const leave = () => {
    const next = queue.shift()
    if (next) next()
    else running -= 1
  }
  return async (work) => {
    await enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
