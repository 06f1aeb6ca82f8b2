/** What is looked for. */
export interface Query {
  readonly text: string
  /** A and a differ. */
  readonly exactCase: boolean
  /** Not inside longer words. */
  readonly wholeWords: boolean
  /** `text` is a regular expression of JavaScript, with Unicode. */
  readonly regex: boolean
}

const special = /[\\^$.*+?()[\]{}|/]/g
const letter = String.raw`[\p{L}\p{M}\p{N}_]`

/** As typed, except that straight and curly quotation marks find each other. */
const literal = (text: string): string =>
  text.replace(special, String.raw`\$&`).replace(/['‘’]/g, "['‘’]").replace(/["“”]/g, '["“”]')

/**
 * The query as an expression that finds all places; null for one that looks for nothing, `invalid`
 * for a regular expression that cannot be read.
 */
export const patternOf = (query: Query): RegExp | 'invalid' | null => {
  if (query.text === '') return null
  const core = query.regex ? `(?:${query.text})` : literal(query.text)
  const whole = query.wholeWords ? `(?<!${letter})${core}(?!${letter})` : core
  try {
    // alone as well: brackets around it must not lend it sense
    if (query.regex) new RegExp(query.text, 'u')
    return new RegExp(whole, query.exactCase ? 'gmu' : 'gimu')
  } catch {
    return 'invalid'
  }
}
