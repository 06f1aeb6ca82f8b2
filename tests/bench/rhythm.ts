import { type Random, randomFrom } from '../harness/random.ts'

/** One key: a letter put in, or the letter before the caret taken out. */
export type Key = string | 'backspace'

const letters = 'etaoinshrdlcumwfgypbvk'

/**
 * The keys of somebody who writes prose, without end: words of one to nine letters, commas and full
 * stops, and corrections. About three keys in ten take something out, in bursts, as in recorded
 * writing: a slip is one letter, a change of mind a word or a clause.
 */
export function* typing(seed: number): Generator<Key> {
  const random = randomFrom(seed)
  for (;;) {
    const word = wordOf(random)
    yield* word
    if (random.chance(0.45)) yield* Array<Key>(burstLength(random)).fill('backspace')
  }
}

const wordOf = (random: Random): string => {
  const length = 1 + random.below(5) + random.below(5)
  const word = Array.from({ length }, () => random.pick([...letters])).join('')
  const end = random.chance(0.12) ? random.pick([', ', '. ', '; ']) : ' '
  return word + end
}

const burstLength = (random: Random): number => {
  if (random.chance(0.6)) return 1 + random.below(3)
  return random.chance(0.8) ? 4 + random.below(8) : 12 + random.below(40)
}
