import { createHash } from 'node:crypto'
import { isRightToLeftLanguage } from '../direction.ts'
import type { Manuscript } from '../manuscript.ts'
import { element, escapeXml, xmlHead } from '../xml.ts'

/** A file of the book as its package lists it. */
export interface BookFile {
  readonly id: string
  readonly path: string
  readonly bytes: Uint8Array | string
  readonly type: string
  readonly properties?: string
  readonly inSpine?: boolean
  readonly mathml?: boolean
}

/** The same words are the same book; a reader's app keeps its place by this name. */
const identifier = ({ title, authors, content }: Manuscript): string => {
  const hash = createHash('sha256')
    .update(JSON.stringify([title, authors, content]))
    .digest('hex')
  const [a, b, c] = [hash.slice(0, 8), hash.slice(8, 12), hash.slice(13, 16)]
  return `urn:uuid:${a}-${b}-5${c}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

const metadata = (manuscript: Manuscript): string => {
  const { title, authors, language, at } = manuscript
  const modified = `${new Date(at).toISOString().slice(0, 19)}Z`
  const accessible = [
    ['schema:accessMode', 'textual'],
    ['schema:accessibilityFeature', 'tableOfContents'],
    ['schema:accessibilityFeature', 'readingOrder'],
    ['schema:accessibilityHazard', 'none'],
  ]
  const lines = [
    `<dc:identifier id="id">${identifier(manuscript)}</dc:identifier>`,
    `<dc:title>${escapeXml(title || 'Untitled')}</dc:title>`,
    `<dc:language>${escapeXml(language)}</dc:language>`,
    ...authors.map((name) => `<dc:creator>${escapeXml(name)}</dc:creator>`),
    `<meta property="dcterms:modified">${modified}</meta>`,
    ...accessible.map(([property, value]) => `<meta property="${property}">${value}</meta>`),
  ]
  return `<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${lines.join('')}</metadata>`
}

const itemOf = ({ id, path, type, properties, mathml }: BookFile): string => {
  const named = properties ?? (mathml ? 'mathml' : null)
  return element('item', { id, href: path, 'media-type': type, properties: named })
}

/** The list of everything in the book, and its reading order. */
export const packageDocument = (manuscript: Manuscript, files: readonly BookFile[]): string => {
  const items = files.map(itemOf).join('')
  const spine = files
    .filter(({ inSpine }) => inSpine)
    .map(({ id }) => element('itemref', { idref: id }))
  const progression = isRightToLeftLanguage(manuscript.language) ? 'rtl' : null
  const names = 'xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"'
  const lang = escapeXml(manuscript.language)
  const order = element('spine', { 'page-progression-direction': progression }, spine.join(''))
  return `${xmlHead}<package ${names} xml:lang="${lang}">${metadata(manuscript)}<manifest>${items}</manifest>${order}</package>\n`
}
