/** One stretch of a text replaced by another. */
export interface TextChange {
  readonly at: number
  readonly removed: number
  readonly inserted: number
}

const isHigh = (text: string, at: number) => /[\ud800-\udbff]/.test(text[at] ?? '')
const isLow = (text: string, at: number) => /[\udc00-\udfff]/.test(text[at] ?? '')

/** Whether a cut here would part the two halves of one character, which Yjs does not survive. */
const parts = (text: string, at: number) => at > 0 && isHigh(text, at - 1) && isLow(text, at)

const endInCommon = (was: string, is: string, most: number): number => {
  let length = 0
  while (length < most && was[was.length - 1 - length] === is[is.length - 1 - length]) length += 1
  while (parts(was, was.length - length) || parts(is, is.length - length)) length -= 1
  return length
}

const startInCommon = (was: string, is: string, most: number): number => {
  let length = 0
  while (length < most && was[length] === is[length]) length += 1
  while (parts(was, length) || parts(is, length)) length -= 1
  return length
}

/**
 * What was done to a text. Of several answers (a letter typed beside its like) the one that ends at
 * the caret, which stands behind what was typed and where something was removed.
 */
export const textChange = (was: string, is: string, caret: number | null): TextChange => {
  const shortest = Math.min(was.length, is.length)
  const behindCaret = caret === null ? shortest : Math.max(0, is.length - caret)
  const likely = endInCommon(was, is, Math.min(shortest, behindCaret))
  const at = startInCommon(was, is, shortest - likely)
  const end = endInCommon(was, is, shortest - at)
  return { at, removed: was.length - at - end, inserted: is.length - at - end }
}
