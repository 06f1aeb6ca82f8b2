import { createElement } from 'react'
import { t } from '../../messages/t.ts'
import { type EmojiGroup, findEmoji } from '../../pages/look/emoji.ts'
import type { Choice } from './choice.ts'

/** Emoji offered at once. */
const most = 10

/** Letters from which a colon means an emoji. */
export const leastLetters = 2

const choiceOf = (emoji: string, name: string): Choice => ({
  id: [...emoji].map((letter) => letter.codePointAt(0)?.toString(16)).join('-'),
  title: name,
  group: t('Emoji'),
  picture: createElement('span', { 'aria-hidden': true }, emoji),
  put: (editor, typed) => {
    editor.chain().focus().insertContentAt(typed, { type: 'text', text: emoji }).run()
  },
})

/** The emoji of this name, or found by these words. */
export const emojiFor = (groups: readonly EmojiGroup[], query: string): Choice[] =>
  query.length < leastLetters
    ? []
    : findEmoji(groups, query.replaceAll('_', ' '))
        .slice(0, most)
        .map(({ emoji, name }) => choiceOf(emoji, name))
