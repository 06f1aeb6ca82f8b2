import { byType } from '../by-type.ts'
import { element, escapeXml } from '../xml.ts'
import type { Frame } from './draft.ts'

/** An element with its one value. */
export const val = (name: string, value: string | number): string =>
  element(`w:${name}`, { 'w:val': value })

export interface ParagraphLook {
  readonly style?: string | null
  /** The number or sign of a list item. */
  readonly list?: { readonly id: number; readonly level: number } | null
  readonly align?: string | null
  readonly rightToLeft?: boolean
  /** How far the first line stands out to the left. */
  readonly hanging?: number
  readonly keepNext?: boolean
}

const sides = (color: string): string =>
  `<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="${color}"/></w:pBdr>`

const numbered = ({ id, level }: { readonly id: number; readonly level: number }): string =>
  `<w:numPr>${val('ilvl', level)}${val('numId', id)}</w:numPr>`

const alignments: Readonly<Record<string, string>> = {
  left: 'left',
  center: 'center',
  right: 'right',
  justify: 'both',
}

/** The properties of a paragraph, in the order the format demands. */
const look = (frame: Frame, given: ParagraphLook): string => {
  const style = given.style ?? frame.style
  const { list, hanging = 0 } = given
  const side = byType(alignments, given.align ?? '')
  const indent =
    frame.left > 0 && !list
      ? `<w:ind w:left="${frame.left}"${hanging ? ` w:hanging="${hanging}"` : ''}/>`
      : ''
  const parts = [
    style ? val('pStyle', style) : '',
    given.keepNext ? '<w:keepNext/>' : '',
    list ? numbered(list) : '',
    frame.border ? sides(frame.border) : '',
    given.rightToLeft ? '<w:bidi/>' : '',
    indent,
    side ? val('jc', side) : '',
  ].join('')
  return parts ? `<w:pPr>${parts}</w:pPr>` : ''
}

export const paragraphXml = (frame: Frame, given: ParagraphLook, runs: string): string =>
  `<w:p>${look(frame, given)}${runs}</w:p>`

/** A run of text; line ends and tabs are elements of their own. */
export const run = (text: string, properties = ''): string => {
  const inside = text
    .split(/(\n|\t)/)
    .map((piece) => {
      if (piece === '\n') return '<w:br/>'
      if (piece === '\t') return '<w:tab/>'
      return piece ? `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>` : ''
    })
    .join('')
  return `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}${inside}</w:r>`
}
