/** Colours of the document language on white paper: of letters with contrast, behind them without. */
const letters: Readonly<Record<string, string>> = {
  gray: '6B6B6B',
  red: 'B3261E',
  orange: 'A64B00',
  yellow: '7A5C00',
  green: '2E6B34',
  blue: '1F5BA8',
  purple: '6E3AA7',
  pink: 'A92A6B',
}
const grounds: Readonly<Record<string, string>> = {
  gray: 'E6E6E6',
  red: 'FBD9D6',
  orange: 'FCE0C8',
  yellow: 'FFF2B2',
  green: 'D6EEDA',
  blue: 'D6E6FA',
  purple: 'E8DBF7',
  pink: 'F9DAEA',
}

/** Six hexadecimal digits, or null for a colour we do not know. */
export const letterColor = (name: unknown): string | null =>
  typeof name === 'string' && Object.hasOwn(letters, name) ? (letters[name] ?? null) : null

const named = (palette: Readonly<Record<string, string>>, hex: string): string | null =>
  Object.entries(palette).find(([, value]) => value.toLowerCase() === hex)?.[0] ?? null

/** The colour of letters that one of our files shows as `#rrggbb`; null for a colour of others. */
export const letterName = (css: string): string | null => named(letters, css.replace(/^#/, ''))

/** The same for the ground behind them. */
export const groundName = (css: string): string | null => named(grounds, css.replace(/^#/, ''))

/** The ground of a highlight; one without a colour, or with a newer one, is yellow. */
export const groundColor = (name: unknown): string =>
  (typeof name === 'string' && Object.hasOwn(grounds, name) ? grounds[name] : undefined) ?? 'FFF0A8'
