/** What words can find. */
export interface Findable {
  readonly title: string
  /** Other words people type to find it. */
  readonly keywords?: readonly string[]
}

/** Without case and accents, as words are compared. */
export const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** How well a thing answers to the words: 0 best, Infinity not at all. */
const distance = ({ title, keywords = [] }: Findable, query: string): number => {
  const name = folded(title)
  if (name.startsWith(query)) return 0
  if (keywords.includes(query)) return 1
  if (name.split(' ').some((word) => word.startsWith(query))) return 2
  if (keywords.some((word) => word.startsWith(query))) return 3
  const words = [...name.split(' '), ...keywords]
  const isSpread = query.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)))
  return isSpread ? 4 : Number.POSITIVE_INFINITY
}

/** The things that answer to what was typed, best first; all of them while nothing is. */
export const matching = <Of extends Findable>(items: readonly Of[], typed: string): Of[] => {
  const query = folded(typed)
  return items
    .map((item) => ({ item, far: distance(item, query) }))
    .filter(({ far }) => far < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.far - b.far)
    .map(({ item }) => item)
}
