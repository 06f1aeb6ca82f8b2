import type { Manuscript } from '../manuscript.ts'
import { escapeXml, xmlHead } from '../xml.ts'
import { fieldXml } from './contents.ts'
import { relation, relationships } from './draft.ts'
import { val } from './paragraph.ts'

/** Namespaces of every part that holds text. */
export const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'mc:Ignorable="w14"',
].join(' ')

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

export const contentTypes = `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${[
  ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
  ['xml', 'application/xml'],
  ['png', 'image/png'],
  ['jpg', 'image/jpeg'],
  ['gif', 'image/gif'],
]
  .map(([ending, type]) => `<Default Extension="${ending}" ContentType="${type}"/>`)
  .join('')}${[
  ['/word/document.xml', `${word}.document.main+xml`],
  ['/word/styles.xml', `${word}.styles+xml`],
  ['/word/numbering.xml', `${word}.numbering+xml`],
  ['/word/footnotes.xml', `${word}.footnotes+xml`],
  ['/word/settings.xml', `${word}.settings+xml`],
  ['/word/header1.xml', `${word}.header+xml`],
  ['/word/footer1.xml', `${word}.footer+xml`],
  ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
]
  .map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`)
  .join('')}</Types>`

export const packageRelations = relationships([
  relation({ name: 'document', kind: 'officeDocument', target: 'word/document.xml' }),
  '<Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
])

/** What the text is tied to before any link or picture. */
export const fixedRelations = [
  ...['styles', 'numbering', 'footnotes', 'settings'].map((kind) =>
    relation({ name: kind, kind, target: `${kind}.xml` }),
  ),
  relation({ name: 'header', kind: 'header', target: 'header1.xml' }),
  relation({ name: 'footer', kind: 'footer', target: 'footer1.xml' }),
]

/** A4 with the margins of a book; the title above every page but the first, the number below all. */
export const sectionXml =
  '<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/><w:footerReference w:type="first" r:id="footer"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1700" w:right="1830" w:bottom="1700" w:left="1830" w:header="900" w:footer="850" w:gutter="0"/><w:titlePg/></w:sectPr>'

/** Twentieths of a point between those margins. */
export const textWidth = 8_246

export const headerXml = (title: string): string =>
  `${xmlHead}<w:hdr ${namespaces}><w:p><w:pPr>${val('pStyle', 'Header')}</w:pPr><w:r><w:t xml:space="preserve">${escapeXml(title)}</w:t></w:r></w:p></w:hdr>`

export const footerXml = `${xmlHead}<w:ftr ${namespaces}><w:p><w:pPr>${val('pStyle', 'Footer')}</w:pPr>${fieldXml('PAGE', '1')}</w:p></w:ftr>`

/** With a table of contents, Word is asked to count its page numbers as it opens the file. */
export const settingsXml = (hasContents: boolean): string =>
  `${xmlHead}<w:settings ${namespaces}><w:zoom w:percent="100"/>${val('defaultTabStop', 360)}<w:autoHyphenation/>${val('characterSpacingControl', 'doNotCompress')}${hasContents ? val('updateFields', 'true') : ''}<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

const line = (id: number, type: string, sign: string) =>
  `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:${sign}/></w:r></w:p></w:footnote>`

export const footnotesXml = (notes: readonly string[]): string => {
  const lines =
    line(-1, 'separator', 'separator') + line(0, 'continuationSeparator', 'continuationSeparator')
  const own = notes.map((xml, index) => `<w:footnote w:id="${index + 1}">${xml}</w:footnote>`)
  return `${xmlHead}<w:footnotes ${namespaces}>${lines}${own.join('')}</w:footnotes>`
}

export const coreXml = ({ title, authors, language, at }: Manuscript): string => {
  const moment = `${new Date(at).toISOString().slice(0, 19)}Z`
  const names =
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
  const made = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${moment}</dcterms:${name}>`
  return `${xmlHead}<cp:coreProperties ${names}><dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(authors.join('; '))}</dc:creator><dc:language>${escapeXml(language)}</dc:language>${made('created')}${made('modified')}</cp:coreProperties>`
}
