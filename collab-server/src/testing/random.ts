/** Repeatable chance (mulberry32). */
export interface Random {
  readonly next: () => number
  /** A whole number from 0 up to, not including, the limit. */
  readonly below: (limit: number) => number
  readonly bytes: (length: number) => Uint8Array
}

export const aRandom = (seed: number): Random => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { next, below, bytes: (length) => Uint8Array.from({ length }, () => below(256)) }
}
