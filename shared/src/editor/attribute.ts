/** Checks one attribute value; throws RangeError on anything the language does not allow. */
export type Validate = (value: unknown) => void

const check =
  (allowed: (value: unknown) => boolean, what: string): Validate =>
  (value) => {
    if (!allowed(value)) throw new RangeError(`expected ${what}`)
  }

export const oneOf = (...values: readonly unknown[]): Validate =>
  check((value) => values.includes(value), `one of ${values.join(', ')}`)

const within = (value: unknown, low: number, high: number) =>
  Number.isInteger(value) && Number(value) >= low && Number(value) <= high

export const integer = (low: number, high: number): Validate =>
  check((value) => within(value, low, high), `an integer from ${low} to ${high}`)

export const matching = (pattern: RegExp): Validate =>
  check((value) => typeof value === 'string' && pattern.test(value), `text like ${pattern.source}`)

export const textUpTo = (length: number): Validate =>
  check((value) => typeof value === 'string' && value.length <= length, `text up to ${length}`)

export const accepted = (by: (value: unknown) => boolean, what: string): Validate => check(by, what)

/** Column widths of a cell in pixels, one for each column it spans. */
export const widths: Validate = check(
  (value) =>
    Array.isArray(value) && value.length <= 64 && value.every((width) => within(width, 0, 4000)),
  'a list of widths',
)

export const orNull =
  (validate: Validate): Validate =>
  (value) => {
    if (value !== null) validate(value)
  }

/** What is read of an element of the DOM, whose types this package does without. */
export interface ElementLike {
  readonly dataset: Readonly<Record<string, string | undefined>>
  readonly style: { readonly textAlign: string }
  readonly textContent: string | null
}
