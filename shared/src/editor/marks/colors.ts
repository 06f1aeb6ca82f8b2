import { Mark, mergeAttributes } from '@tiptap/core'
import { Highlight as Plain } from '@tiptap/extension-highlight'
import { oneOf } from '../attribute.ts'
import { type Color, colorOf, colorOrNull, colors } from '../color.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    textColor: {
      /** Colours the selected words; null takes their colour away. */
      setTextColor: (color: Color | null) => ReturnType
    }
  }
}

const painted = ({ color }: Record<string, unknown>) =>
  colorOf(color) === null ? {} : { 'data-color': color }

/** Words in a colour of ours, by name. */
export const TextColor = Mark.create({
  name: 'textColor',
  addAttributes: () => ({
    color: {
      default: 'red',
      validate: oneOf(...colors),
      parseHTML: (element) => colorOf(element.dataset.color) ?? 'red',
      renderHTML: painted,
    },
  }),
  parseHTML: () => [
    {
      tag: 'span[data-color]',
      getAttrs: (element) => (colorOf(element.dataset.color) === null ? false : null),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
  addCommands() {
    return {
      setTextColor:
        (color) =>
        ({ commands }) =>
          color === null ? commands.unsetMark(this.name) : commands.setMark(this.name, { color }),
    }
  },
})

/** Words marked as with a pen; without a colour it is the pen everybody has. */
export const Highlight = Plain.extend({
  addAttributes: () => ({
    color: {
      default: null,
      validate: colorOrNull,
      parseHTML: (element) => colorOf(element.dataset.color),
      renderHTML: painted,
    },
  }),
  renderHTML: ({ HTMLAttributes }) => ['mark', mergeAttributes(HTMLAttributes), 0],
})
