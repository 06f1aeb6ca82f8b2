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

/** The ground of a highlight without a colour. */
export const plainGround = 'FFF0A8'

/** The ground of a highlight; one without a colour, or with a newer one, is the plain one. */
export const groundColor = (name: unknown): string =>
  (typeof name === 'string' && Object.hasOwn(grounds, name) ? grounds[name] : undefined) ??
  plainGround

const css = (palette: Readonly<Record<string, string>>, name: string): string | null => {
  const hex = Object.hasOwn(palette, name) ? palette[name] : undefined
  return hex ? `#${hex.toLowerCase()}` : null
}

export const letterCss = (name: string): string | null => css(letters, name)
export const groundCss = (name: string): string | null => css(grounds, name)

/** Degrees of the colour wheel up to which a name holds. */
const wheel: readonly (readonly [number, string])[] = [
  [15, 'red'],
  [42, 'orange'],
  [70, 'yellow'],
  [170, 'green'],
  [255, 'blue'],
  [292, 'purple'],
  [345, 'pink'],
  [360, 'red'],
]

const hueOf = ([red, green, blue]: readonly [number, number, number], span: number): number => {
  const most = Math.max(red, green, blue)
  if (most === red) return (((green - blue) / span) * 60 + 360) % 360
  return most === green ? ((blue - red) / span) * 60 + 120 : ((red - green) / span) * 60 + 240
}

/** Ours that looks most like a colour in six hexadecimal digits; null for black, white and no colour. */
export const nearestColor = (hex: string): string | null => {
  const found = /^([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex)
  if (!found) return null
  const [red = 0, green = 0, blue = 0] = found.slice(1).map((pair) => Number.parseInt(pair, 16))
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)]
  const span = most - least
  if (most < 70 || least > 245) return null
  if (span < 24) return 'gray'
  const hue = hueOf([red, green, blue], span)
  return wheel.find(([end]) => hue < end)?.[1] ?? 'red'
}
