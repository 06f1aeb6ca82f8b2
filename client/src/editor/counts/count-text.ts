import { countWords } from '@chapterhouse/shared/editor/word-count'
import type { Node } from '@tiptap/pm/model'

/** How much a text is. */
export interface Amount {
  readonly words: number
  /** Letters as a person counts them: an emoji is one, line ends are none. */
  readonly characters: number
}

/** Words a minute of quiet reading, in most languages of the alphabet. */
const pace = 230

// Blocks nobody touched keep their identity, so each is counted once.
const counted = new WeakMap<Node, Amount>()

const segments = new Intl.Segmenter()

/** Plain letters need no thought, and most texts are made of them. */
const lettersOf = (text: string): number => {
  if (/^[\u0020-\u02af\u0370-\u058f\u2010-\u2027\u4e00-\u9fff]*$/.test(text)) return text.length
  let letters = 0
  for (const _ of segments.segment(text)) letters += 1
  return letters
}

/** Words and characters of a text, as its language divides it. */
export const amountOf = (text: string): Amount => ({
  words: countWords(text),
  characters: lettersOf(text.replace(/\n/g, '')),
})

const amountOfBlock = (block: Node): Amount => {
  const known = counted.get(block)
  if (known !== undefined) return known
  const amount = amountOf(block.textBetween(0, block.content.size, '\n', ' '))
  counted.set(block, amount)
  return amount
}

/** How much a page is; only blocks that changed are counted again. */
export const amountIn = (doc: Node): Amount =>
  doc.children.map(amountOfBlock).reduce(
    (sum, { words, characters }) => ({
      words: sum.words + words,
      characters: sum.characters + characters,
    }),
    { words: 0, characters: 0 },
  )

/** Minutes to read so many words, at least one for any. */
export const minutesFor = (words: number): number => Math.ceil(words / pace)
