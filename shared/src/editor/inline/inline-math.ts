import { Node } from '@tiptap/core'
import { textUpTo } from '../attribute.ts'
import { plainInlineGroup } from './group.ts'

/** Letters of a formula in a line; longer ones belong in a block. */
export const longestFormula = 2_000

/** A formula in a line, as LaTeX. */
export const InlineMath = Node.create({
  name: 'inlineMath',
  group: plainInlineGroup,
  inline: true,
  atom: true,
  addAttributes: () => ({
    latex: {
      default: '',
      validate: textUpTo(longestFormula),
      parseHTML: (element) => element.textContent?.slice(0, longestFormula) ?? '',
      renderHTML: () => ({}),
    },
  }),
  parseHTML: () => [{ tag: 'code[data-math]', priority: 60 }],
  renderHTML: ({ node }) => ['code', { 'data-math': '' }, String(node.attrs.latex)],
})
