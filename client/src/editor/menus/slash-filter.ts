import type { Insertable, InsertableGroup } from './insertable.ts'

/** What answers to a query, as it is shown and as the arrows walk through it. */
export interface Found {
  readonly groups: readonly {
    readonly title: InsertableGroup
    readonly items: readonly Insertable[]
  }[]
  /** All found ones in the order in which they are shown. */
  readonly flat: readonly Insertable[]
}

const folded = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** How well a thing answers to the words: 0 best, Infinity not at all. */
const distance = ({ title, keywords }: Insertable, query: string): number => {
  const name = folded(title)
  if (name.startsWith(query)) return 0
  if (keywords.includes(query)) return 1
  if (name.split(' ').some((word) => word.startsWith(query))) return 2
  if (keywords.some((word) => word.startsWith(query))) return 3
  const words = [...name.split(' '), ...keywords]
  const isSpread = query.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)))
  return isSpread ? 4 : Number.POSITIVE_INFINITY
}

/** The things that answer to what was typed, best first, those of one group together. */
export const matching = (items: readonly Insertable[], typed: string): Found => {
  const query = folded(typed)
  const ranked = items
    .map((item) => ({ item, far: distance(item, query) }))
    .filter(({ far }) => far < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.far - b.far)
  const titles = [...new Set(ranked.map(({ item }) => item.group))]
  const groups = titles.map((title) => ({
    title,
    items: ranked.map(({ item }) => item).filter((item) => item.group === title),
  }))
  return { groups, flat: groups.flatMap(({ items: found }) => found) }
}
