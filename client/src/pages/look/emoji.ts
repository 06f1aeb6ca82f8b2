import { isEmoji } from '@chapterhouse/shared/pages/looks'
import { t } from '../../messages/t.ts'

/** An emoji with the words it is found by, its name first. */
export interface Emoji {
  readonly emoji: string
  readonly name: string
  readonly words: string
}

/** Emoji that belong together, as keyboards show them. */
export interface EmojiGroup {
  readonly name: string
  readonly emoji: readonly Emoji[]
}

/** Where each group begins in the order of Unicode, which is that of the list. */
const beginnings: Readonly<Record<string, string>> = {
  '😀': t('Faces'),
  '👋': t('People'),
  '🐵': t('Nature'),
  '🍇': t('Food'),
  '🌍': t('Places'),
  '🎃': t('Activities'),
  '👓': t('Things'),
  '🏧': t('Signs'),
  '🏁': t('Flags'),
}

// The first keyword is the name Unicode gives it, with underscores.
const nameOf = (slug: string): string => slug.replaceAll('_', ' ')

/** The groups of a list of emoji with their keywords; what the server would refuse is left out. */
export const groupsOf = (keywords: Readonly<Record<string, readonly string[]>>): EmojiGroup[] => {
  const groups: { name: string; emoji: Emoji[] }[] = []
  for (const [emoji, [slug = '', ...more]] of Object.entries(keywords)) {
    const begins = beginnings[emoji]
    if (begins) groups.push({ name: begins, emoji: [] })
    const name = nameOf(slug)
    const words = [name, ...more].join(' ').toLowerCase()
    if (isEmoji(emoji)) groups.at(-1)?.emoji.push({ emoji, name, words })
  }
  return groups
}

/** At most this many are shown for a search: who needs more types one letter more. */
const most = 120

/** Emoji with all these words, or beginnings of them; those called so come first. */
export const findEmoji = (groups: readonly EmojiGroup[], search: string): readonly Emoji[] => {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean)
  const has = (text: string) => wanted.every((word) => ` ${text}`.includes(` ${word}`))
  const all = groups.flatMap(({ emoji }) => emoji).filter(({ words }) => has(words))
  const called = all.filter(({ name }) => has(name))
  return [...called, ...all.filter((one) => !called.includes(one))].slice(0, most)
}

/** Fetched when somebody first looks for an icon: it is larger than most screens. */
export const loadEmoji = async (): Promise<EmojiGroup[]> => {
  const { default: keywords } = await import('emojilib')
  return groupsOf(keywords)
}
