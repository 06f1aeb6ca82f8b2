import { replaceSpans } from './xml-spans.ts'
import { readXml, type XmlElement } from './xml-tree.ts'

const valueIn = (node: XmlElement | undefined): string => node?.attributes.get('w:val') ?? ''
const child = (node: XmlElement, name: string): XmlElement | undefined =>
  node.children.find((one) => one.name === `w:${name}`)
const each = (node: XmlElement | undefined, name: string): XmlElement[] =>
  node?.children.filter((one) => one.name === `w:${name}`) ?? []

/** Where numbered lists begin, by `number of the list/level`; those that begin with 1 are left out. */
export const listStarts = (numbering: string): ReadonlyMap<string, number> => {
  const root = readXml(numbering).find(({ name }) => name === 'w:numbering')
  const shapes = new Map(
    each(root, 'abstractNum').map((one) => [one.attributes.get('w:abstractNumId') ?? '', one]),
  )
  const starts = new Map<string, number>()
  const note = (id: string, level: XmlElement, start: XmlElement | undefined) => {
    const number = Number(valueIn(start))
    const key = `${id}/${level.attributes.get('w:ilvl') ?? '0'}`
    if (Number.isInteger(number) && number > 1) starts.set(key, number)
    else if (start) starts.delete(key)
  }
  for (const list of each(root, 'num')) {
    const id = list.attributes.get('w:numId') ?? ''
    const shape = shapes.get(valueIn(child(list, 'abstractNumId')))
    for (const level of each(shape, 'lvl')) note(id, level, child(level, 'start'))
    for (const level of each(list, 'lvlOverride')) note(id, level, child(level, 'startOverride'))
  }
  return starts
}

/** The style of a run that says with which number its list begins. */
const startStyle = 'ChapterhouseListStart'
export const listMap = [`r.${startStyle} => span.list-start`]

const numbered = { open: /<w:numPr>/g, close: '</w:pPr>' }

/** The first number of a list as a run before its first words: its reader counts from one. */
export const withStarts = (xml: string, starts: ReadonlyMap<string, number>): string => {
  if (starts.size === 0) return xml
  const seen = new Set<string>()
  return replaceSpans(xml, numbered, (look, whole) => {
    const said = (name: string) => new RegExp(`<w:${name} w:val=["'](\\d+)["']`).exec(look)?.[1]
    const key = `${said('numId') ?? ''}/${said('ilvl') ?? '0'}`
    const start = starts.get(key)
    if (start === undefined || seen.has(key)) return whole
    seen.add(key)
    return `${whole}<w:r><w:rPr><w:rStyle w:val="${startStyle}"/></w:rPr><w:t>${start}</w:t></w:r>`
  })
}

const first = /<ol><li><span class="list-start">(\d{1,9})<\/span>/g
const other = /<span class="list-start">\d{1,9}<\/span>/g

/** The same number where HTML has it. */
export const asStarts = (html: string): string =>
  html.replace(first, '<ol start="$1"><li>').replace(other, '')
