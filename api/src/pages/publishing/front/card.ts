import sharp from 'sharp'
import { isRightToLeftLanguage } from '../../formats/direction.ts'
import { typstString } from '../../formats/math/to-typst.ts'
import { drawSvg } from '../../formats/pdf/press.ts'

/** What is shown where somebody passes an address on. */
export interface Card {
  /** The smaller line above. */
  readonly above: string
  readonly title: string
  readonly below: string
  /** BCP 47, of the title. */
  readonly language: string
}

/** Pixels, as those ask for it who show cards. */
export const cardSize = { width: 1200, height: 630 } as const

/** How much room a letter takes: those of China, Japan and Korea are as wide as two. */
const breadthOf = (letter: string): number =>
  /[\u1100-\u11ff\u2e80-\uffef\p{Emoji}]/u.test(letter) ? 2 : 1

const breadth = (text: string): number =>
  Array.from(text).reduce((sum, letter) => sum + breadthOf(letter), 0)

/** Points: half a pixel each. A long title is set smaller, and what is longer still is cut. */
const sizeOf = (title: string): number => {
  const room = breadth(title)
  if (room <= 24) return 50
  if (room <= 60) return 40
  return room <= 120 ? 31 : 24
}

const cut = (text: string, most: number): string => {
  if (breadth(text) <= most) return text
  let room = 0
  const kept = Array.from(text).filter((letter) => {
    room += breadthOf(letter)
    return room < most
  })
  return `${kept.join('').trimEnd()}…`
}

/** The card as Typst; what people wrote is only ever inside quoted strings. */
export const cardSource = ({ above, title, below, language }: Card): string => {
  const dir = isRightToLeftLanguage(language) ? 'rtl' : 'ltr'
  const shown = cut(title, 200)
  const line = (text: string) => typstString(cut(text, 70))
  return `
#set page(width: ${cardSize.width / 2}pt, height: ${cardSize.height / 2}pt, margin: (x: 42pt, y: 38pt), fill: rgb("fdfcf9"))
#set text(font: ("Libertinus Serif", "Noto Naskh Arabic", "Noto Serif CJK SC", "Noto Serif"), size: 15pt, fill: rgb("56605c"), dir: ${dir}, hyphenate: false)
#set par(justify: false, leading: 0.5em)
#place(top + start, text(fill: rgb("0b6b4f"), ${line(above)}))
#place(bottom + start, text(${line(below)}))
#align(start + horizon, text(size: ${sizeOf(shown)}pt, weight: 600, fill: rgb("1c211f"), ${typstString(shown)}))
`
}

const limits = { limit: 10_000, memory: 400 * 1024 * 1024 } as const

/** The card as PNG: letters are drawn as outlines, so that no font has to be on this machine. */
export const drawCard = async (card: Card): Promise<Buffer> => {
  const { bytes } = await drawSvg(cardSource(card), limits)
  const { width, height } = cardSize
  return sharp(bytes, { density: 144 })
    .resize(width, height, { fit: 'fill' })
    .png({ palette: true })
    .toBuffer()
}
