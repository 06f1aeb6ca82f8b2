import type { OutlineEntry } from '../outline.ts'
import type { Frame } from './draft.ts'
import { paragraphXml, run, val } from './paragraph.ts'

const field = (kind: string) => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`

/** Something that Word counts by itself, with what is shown until it does. */
export const fieldXml = (instruction: string, shown: string): string =>
  `${field('begin')}<w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r>${field('separate')}${run(shown)}${field('end')}`

const line = (entry: OutlineEntry, frame: Frame): string => {
  const words = run(`${entry.text}\t`) + fieldXml(`PAGEREF ${bookmarkOf(entry)} \\h`, '')
  const link = `<w:hyperlink w:anchor="${bookmarkOf(entry)}" w:history="1">${words}</w:hyperlink>`
  return paragraphXml({ ...frame, style: `TOC${entry.level}` }, {}, link)
}

/** The name of a heading inside the file. */
export const bookmarkOf = ({ id }: OutlineEntry): string => `_${id.replace('-', '')}`

/** A table of contents that Word fills with page numbers when it opens the file. */
export const contentsXml = (outline: readonly OutlineEntry[], frame: Frame): string => {
  const lines = outline.filter(({ level }) => level <= 3).map((entry) => line(entry, frame))
  if (lines.length === 0) return ''
  const begin = `<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r>${field('separate')}`
  const [first = '', ...rest] = lines
  const opened = first.replace('</w:pPr>', `</w:pPr>${begin}`)
  const end = paragraphXml({ ...frame, style: 'TOC1' }, {}, field('end'))
  const kind = `<w:docPartObj>${val('docPartGallery', 'Table of Contents')}<w:docPartUnique/></w:docPartObj>`
  return `<w:sdt><w:sdtPr>${kind}</w:sdtPr><w:sdtContent>${opened}${rest.join('')}${end}</w:sdtContent></w:sdt>`
}
