import type { PhrasingContent, Text } from 'mdast'
import { type Reading, sourceOf } from './reading.ts'

/** A formula in a line, `$` and code and `$` in the source; not a node of mdast. */
export interface MathSpan {
  readonly type: 'mathSpan'
  readonly value: string
}

const endsOpen = /(?<!\\)(?:\\\\)*\$$/

const isText = (node: PhrasingContent | MathSpan | undefined): node is Text => node?.type === 'text'

/** Whether a formula can begin at the end of this text, and end at the beginning of that. */
const opens = (text: Text, reading: Reading): boolean =>
  text.value.endsWith('$') && endsOpen.test(sourceOf(text, reading))
const closes = (text: Text, reading: Reading): boolean =>
  text.value.startsWith('$') && sourceOf(text, reading).startsWith('$')

/** Joins the signs of formulas with what stands between them. */
export const withMath = (
  nodes: readonly PhrasingContent[],
  reading: Reading,
): (PhrasingContent | MathSpan)[] => {
  const read: (PhrasingContent | MathSpan)[] = [...nodes]
  for (let index = 1; index < read.length - 1; index++) {
    const [before, code, after] = [read[index - 1], read[index], read[index + 1]]
    if (code?.type !== 'inlineCode' || !isText(before) || !isText(after)) continue
    if (!opens(before, reading) || !closes(after, reading)) continue
    read[index - 1] = { ...before, value: before.value.slice(0, -1) }
    read[index] = { type: 'mathSpan', value: code.value }
    read[index + 1] = { ...after, value: after.value.slice(1) }
  }
  return read
}
