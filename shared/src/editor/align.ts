import { type ElementLike, oneOf, orNull } from './attribute.ts'

/** Where the lines of a block stand; null is the side on which its script begins. */
export const alignments = ['center', 'right', 'justify'] as const
export type Alignment = (typeof alignments)[number]

export const alignmentOf = (value: unknown): Alignment | null =>
  alignments.find((known) => known === value) ?? null

const aligned = (element: ElementLike): Alignment | null =>
  alignmentOf(element.dataset.align ?? element.style.textAlign)

/** The attribute as the blocks that have it declare it. */
export const alignAttribute = {
  default: null,
  validate: orNull(oneOf(...alignments)),
  parseHTML: aligned,
  renderHTML: ({ align }: Record<string, unknown>) =>
    alignmentOf(align) === null ? {} : { 'data-align': align },
}
