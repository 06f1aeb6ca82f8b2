import { Paragraph as Plain } from '@tiptap/extension-paragraph'
import { alignAttribute } from '../align.ts'
import { oneOf, orNull } from '../attribute.ts'

/** How a paragraph is set: an opening in larger type, small print, or lines kept as in a poem. */
export const paragraphStyles = ['lead', 'small', 'verse'] as const
export type ParagraphStyle = (typeof paragraphStyles)[number]

export const paragraphStyleOf = (value: unknown): ParagraphStyle | null =>
  paragraphStyles.find((known) => known === value) ?? null

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    paragraphStyle: {
      /** Sets the style of the paragraphs in the selection; null is plain text. */
      setParagraphStyle: (style: ParagraphStyle | null) => ReturnType
    }
  }
}

export const Paragraph = Plain.extend({
  addAttributes: () => ({
    style: {
      default: null,
      validate: orNull(oneOf(...paragraphStyles)),
      parseHTML: (element) => paragraphStyleOf(element.dataset.style),
      renderHTML: ({ style }) => (paragraphStyleOf(style) === null ? {} : { 'data-style': style }),
    },
    align: alignAttribute,
  }),
  addCommands() {
    return {
      ...this.parent?.(),
      setParagraphStyle:
        (style) =>
        ({ commands }) =>
          commands.updateAttributes(this.name, { style }),
    }
  },
})
