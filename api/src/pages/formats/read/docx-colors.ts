import { byType } from '../by-type.ts'
import {
  groundCss,
  groundName,
  letterCss,
  letterName,
  nearestColor,
  plainGround,
} from '../palette.ts'
import { replaceSpans } from './xml-spans.ts'

/** What Word calls the colours of its marker pen. */
const pens: Readonly<Record<string, string>> = {
  yellow: 'plain',
  green: 'green',
  cyan: 'blue',
  magenta: 'pink',
  blue: 'blue',
  red: 'red',
  darkBlue: 'blue',
  darkCyan: 'blue',
  darkGreen: 'green',
  darkMagenta: 'purple',
  darkRed: 'red',
  darkYellow: 'yellow',
  darkGray: 'gray',
  lightGray: 'gray',
  black: 'gray',
}

const saidIn = (look: string, tag: string, name = 'val'): string =>
  new RegExp(`<w:${tag} [^>]*w:${name}=["']([^"']*)["']`).exec(look)?.[1] ?? ''

/** The name of ours for a colour of letters; null for black and what nobody chose. */
const lettersOf = (look: string): string | null => {
  const hex = saidIn(look, 'color')
  return letterName(hex.toLowerCase()) ?? nearestColor(hex)
}

const groundOf = (look: string): string | null => {
  const pen = byType(pens, saidIn(look, 'highlight'))
  if (pen) return pen
  const hex = saidIn(look, 'shd', 'fill')
  if (hex.toUpperCase() === plainGround) return 'plain'
  return groundName(hex.toLowerCase()) ?? nearestColor(hex)
}

const changes = { open: /<w:rPrChange /g, close: '</w:rPrChange>' }
const looks = { open: /<w:rPr>/g, close: '</w:rPr>' }

/**
 * Colours of letters and of the ground behind them as a colour of the marker pen, the only one the reader
 * of Word files tells: `letters/ground`.
 */
export const withColors = (xml: string): string =>
  replaceSpans(
    replaceSpans(xml, changes, () => ''),
    looks,
    (look, whole) => {
      const isLink = /<w:rStyle w:val=["'](Hyperlink|InternetLink)["']/.test(look)
      const letters = isLink ? null : lettersOf(look)
      const ground = groundOf(look)
      const bare = look.replace(/<w:highlight [^>]*\/>/g, '')
      if (!letters && !ground) return bare === look ? whole : `<w:rPr>${bare}</w:rPr>`
      return `<w:rPr>${bare}<w:highlight w:val="${letters ?? ''}/${ground ?? ''}"/></w:rPr>`
    },
  )

const names = ['gray', 'red', 'orange', 'yellow', 'green', 'blue', 'purple', 'pink']

const pathOf = (letters: string, ground: string): string => {
  const mark =
    ground === 'plain' ? 'mark' : `mark[style='background-color:${groundCss(ground) ?? ''}']`
  const span = `span[style='color:${letterCss(letters) ?? ''}']`
  return [...(ground ? [mark] : []), ...(letters ? [span] : [])].join(' > ')
}

/** What each of these colours is in HTML. */
export const colorMap: readonly string[] = ['', ...names].flatMap((letters) =>
  ['', 'plain', ...names].flatMap((ground) => {
    const path = pathOf(letters, ground)
    return path ? [`highlight[color='${letters}/${ground}'] => ${path}`] : []
  }),
)
