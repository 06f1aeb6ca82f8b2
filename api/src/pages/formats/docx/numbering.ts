import { xmlHead } from '../xml.ts'
import type { NumberedList } from './draft.ts'
import { val } from './paragraph.ts'

/** Twentieths of a point between two depths of a list. */
export const listStep = 360
const deepest = 8

/** Lists go nine deep in the format; deeper ones stay at the ninth. */
export const listLevel = (depth: number): number => Math.min(depth, deepest)

/** The number of the list with bullets; numbered lists have numbers of their own. */
export const bulletList = 1
export const firstNumbered = 2

const bullets = ['•', '–', '▪']
const numbers = ['decimal', 'lowerLetter', 'lowerRoman']

const level = (index: number, kind: string, text: string): string => {
  const left = listStep * (index + 1)
  const look = `${val('numFmt', kind)}${val('lvlText', text)}${val('lvlJc', 'left')}`
  return `<w:lvl w:ilvl="${index}">${val('start', 1)}${look}<w:pPr><w:ind w:left="${left}" w:hanging="${listStep}"/></w:pPr></w:lvl>`
}

const abstract = (id: number, levels: readonly string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${val('multiLevelType', 'hybridMultilevel')}${levels.join('')}</w:abstractNum>`

const depths = Array.from({ length: deepest + 1 }, (_, index) => index)

const instance = ({ id, level: at, start }: NumberedList): string =>
  `<w:num w:numId="${id}">${val('abstractNumId', 1)}<w:lvlOverride w:ilvl="${at}">${val('startOverride', start)}</w:lvlOverride></w:num>`

/** How all lists of the file are counted. */
export const numberingXml = (lists: readonly NumberedList[]): string => {
  const dots = depths.map((index) => level(index, 'bullet', bullets[index % 3] ?? '•'))
  const counts = depths.map((index) =>
    level(index, numbers[index % 3] ?? 'decimal', `%${index + 1}.`),
  )
  const kinds = abstract(0, dots) + abstract(1, counts)
  const own = `<w:num w:numId="${bulletList}">${val('abstractNumId', 0)}</w:num>`
  return `${xmlHead}<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${kinds}${own}${lists.map(instance).join('')}</w:numbering>`
}
