const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** Points for a letter found: more at the start of a word, and right behind the last one. */
const points = { start: 8, next: 5, letter: 1 }

/**
 * How well a text answers to what was typed: its letters in their order, perhaps with others between.
 * Higher is better; null if they are not all there. Accents and case do not count.
 */
export const fits = (typed: string, text: string): number | null => {
  const [wanted, whole] = [plain(typed).replace(/\s+/g, ''), plain(text)]
  let [score, at] = [0, -1]
  for (const letter of wanted) {
    const next = placeOf(whole, letter, at + 1)
    if (next < 0) return null
    score += next === at + 1 ? points.next : points.letter
    if (isStart(whole, next)) score += points.start
    at = next
  }
  // Of two that fit as well the shorter is meant.
  return score - whole.length / 100
}

const isStart = (text: string, at: number): boolean =>
  at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1] ?? '')

/** The letter right here or at the start of a later word, else wherever it comes next. */
const placeOf = (text: string, letter: string, from: number): number => {
  if (text[from] === letter) return from
  for (let at = text.indexOf(letter, from); at >= 0; at = text.indexOf(letter, at + 1)) {
    if (isStart(text, at)) return at
  }
  return text.indexOf(letter, from)
}
