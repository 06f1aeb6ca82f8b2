import { Node } from '@tiptap/core'
import { inlineGroup } from './group.ts'

/**
 * A note whose words stand where its number is: moved, copied and deleted with the sentence it
 * belongs to. The number and the list at the end of the page are made when it is shown.
 */
export const Footnote = Node.create({
  name: 'footnote',
  group: inlineGroup,
  inline: true,
  content: '(text | plainInline)*',
  parseHTML: () => [{ tag: 'span[data-footnote]' }],
  renderHTML: () => ['span', { 'data-footnote': '' }, 0],
})
