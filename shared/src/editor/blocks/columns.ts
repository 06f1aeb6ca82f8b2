import { Node } from '@tiptap/core'
import { integer, orNull } from '../attribute.ts'

/** Percent of the line that a column may take. */
const narrowest = 10
const widest = 90

/** A column's share of the line in percent, else null: then it takes what the others leave. */
export const columnWidth = (value: unknown): number | null =>
  Number.isInteger(value) && Number(value) >= narrowest && Number(value) <= widest
    ? Number(value)
    : null

/** Blocks side by side; below each other on a narrow screen. */
export const Columns = Node.create({
  name: 'columns',
  group: 'block',
  content: 'column+',
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: 'div[data-columns]' }],
  renderHTML: () => ['div', { 'data-columns': '' }, 0],
})

export const Column = Node.create({
  name: 'column',
  content: 'block+',
  isolating: true,
  addAttributes: () => ({
    width: {
      default: null,
      validate: orNull(integer(narrowest, widest)),
      parseHTML: (element) => columnWidth(Number(element.dataset.width)),
      renderHTML: ({ width }) =>
        columnWidth(width) === null ? {} : { 'data-width': width, style: `flex-basis: ${width}%` },
    },
  }),
  parseHTML: () => [{ tag: 'div[data-column]' }],
  renderHTML: ({ HTMLAttributes }) => ['div', { 'data-column': '', ...HTMLAttributes }, 0],
})
