/** Numbers that repeat: everything the harness draws comes from one printed seed. */
export interface Random {
  /** A whole number from 0 to `limit` - 1. */
  readonly below: (limit: number) => number
  readonly chance: (probability: number) => boolean
  /** One of a list that is not empty. */
  readonly pick: <T>(list: readonly T[]) => T
  /** Another sequence that follows from this one and a name, whatever is drawn here meanwhile. */
  readonly branch: (name: string) => Random
}

// mulberry32: 32 bits of state are plenty to choose who types what.
const sequence = (seed: number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}

// FNV-1a
const hashed = (text: string, start: number) => {
  let hash = (0x811c9dc5 ^ start) >>> 0
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash
}

export const randomFrom = (seed: number): Random => {
  const next = sequence(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new Error('nothing to pick from')
      return list[below(list.length)] as T
    },
    branch: (name) => randomFrom(hashed(name, seed)),
  }
}
