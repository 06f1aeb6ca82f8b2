/** What a wait is for, and how long it may take. */
export interface Patience {
  /** For the error; asked only then when it is a function. */
  readonly what: string | (() => string)
  readonly within: number
  /** Milliseconds between two looks; 20 unless told. */
  readonly every?: number
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** The first answer that is not false, null or undefined; an error that names the wait when time is up. */
export const until = async <T>(
  look: () => T | Promise<T>,
  { what, within, every = 20 }: Patience,
): Promise<NonNullable<T>> => {
  const end = performance.now() + within
  for (;;) {
    const seen = await look()
    if (seen !== false && seen !== null && seen !== undefined) return seen as NonNullable<T>
    if (performance.now() > end) {
      const named = typeof what === 'string' ? what : what()
      throw new Error(`${named} took longer than ${within / 1000} s`)
    }
    await pause(every)
  }
}

/** How long, in milliseconds, until something holds; an error when it does not in time. */
export const timeUntil = async (holds: () => boolean | Promise<boolean>, patience: Patience) => {
  const start = performance.now()
  await until(holds, patience)
  return performance.now() - start
}
