import { Node } from '@tiptap/core'

/**
 * Blocks of which the first stays visible and the others fold away. One list of blocks, not a
 * title and a body: two honest edits can then not merge into something without a place.
 * Whether it is open is each reader's own matter and not in the document.
 */
export const Toggle = Node.create({
  name: 'toggle',
  group: 'block',
  content: 'block+',
  defining: true,
  parseHTML: () => [{ tag: 'div[data-toggle]' }, { tag: 'details' }],
  renderHTML: () => ['div', { 'data-toggle': '' }, 0],
})
