import { deepest } from '@chapterhouse/shared/sync/nesting'

/** One more block begins inside a block: a quote, or a list item. */
const container = /[ \t]{0,3}(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])/y

/** Columns a list item may be indented by: far more than a page can nest, less than takes long to read. */
const mostIndent = 400
const indentedItem = new RegExp(`^[ \\t]{${mostIndent},}(?:[-+*]|\\d{1,9}[.)])[ \\t]`, 'm')

const depthOf = (line: string): number => {
  let depth = 0
  for (container.lastIndex = 0; container.test(line); depth += 1);
  return depth
}

/**
 * Whether Markdown nests deeper than a page can hold. Asked before it is read, because reading takes
 * time with the square or the cube of the depth: 2,000 dashes in one line take seconds.
 */
export const nestsTooDeep = (markdown: string): boolean =>
  indentedItem.test(markdown) || markdown.split('\n').some((line) => depthOf(line) > deepest)
