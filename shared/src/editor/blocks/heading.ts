import { Heading as Plain } from '@tiptap/extension-heading'
import { alignAttribute } from '../align.ts'
import { oneOf } from '../attribute.ts'

export const headingLevels = [1, 2, 3, 4] as const
export type HeadingLevel = (typeof headingLevels)[number]

export const headingLevelOf = (value: unknown): HeadingLevel =>
  headingLevels.find((known) => known === value) ?? 1

export const Heading = Plain.configure({ levels: [...headingLevels] }).extend({
  addAttributes() {
    const { level } = this.parent?.() ?? {}
    return {
      level: { ...level, default: 1, validate: oneOf(...headingLevels) },
      align: alignAttribute,
    }
  },
})
