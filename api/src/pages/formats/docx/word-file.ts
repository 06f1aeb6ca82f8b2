import { childrenOf, type DocNode } from '@chapterhouse/shared/editor/node'
import { type PackedFile, packFiles } from '../archive.ts'
import type { Manuscript, Rendered } from '../manuscript.ts'
import { outlineOf } from '../outline.ts'
import { nodesOf } from '../walk.ts'
import { xmlHead } from '../xml.ts'
import { blocksXml } from './blocks.ts'
import { type Draft, type Frame, openRelations } from './draft.ts'
import { numberingXml } from './numbering.ts'
import { paragraphXml, run } from './paragraph.ts'
import * as parts from './parts.ts'
import { mediaPath } from './picture.ts'
import { stylesXml } from './styles.ts'

const openDraft = (manuscript: Manuscript): Draft => ({
  manuscript,
  remarks: new Set<string>(),
  outline: outlineOf(manuscript.content),
  notes: [],
  lists: [],
  drawn: [],
  body: openRelations(parts.fixedRelations),
  noteLinks: openRelations([]),
})

const documentXml = (draft: Draft): string => {
  const { title, authors, content, language } = draft.manuscript
  const plain = { left: 0, depth: 0, style: null, border: null }
  const frame: Frame = { ...plain, width: parts.textWidth, relations: draft.body }
  const names = new Intl.ListFormat(language, { type: 'unit' }).format(authors)
  const head =
    paragraphXml(frame, { style: 'Title' }, run(title || 'Untitled')) +
    (names ? paragraphXml(frame, { style: 'Subtitle' }, run(names)) : '')
  const text = blocksXml(childrenOf(content), draft, frame)
  return `${xmlHead}<w:document ${parts.namespaces}><w:body>${head}${text}${parts.sectionXml}</w:body></w:document>`
}

const isContents = ({ type }: DocNode): boolean => type === 'tableOfContents'

/** The page as a DOCX of named styles, real lists and real footnotes. */
export const wordFile = (manuscript: Manuscript): Rendered => {
  const draft = openDraft(manuscript)
  // Written first: it fills the notes, the lists and the links of the parts below.
  const document = documentXml(draft)
  const media = [...manuscript.pictures.values()].map((picture, index): PackedFile => {
    return { path: `word/${mediaPath(picture, index)}`, bytes: picture.bytes, stored: true }
  })
  const hasContents = [...nodesOf(manuscript.content)].some(isContents)
  const files: PackedFile[] = [
    { path: '[Content_Types].xml', bytes: parts.contentTypes },
    { path: '_rels/.rels', bytes: parts.packageRelations },
    { path: 'word/document.xml', bytes: document },
    { path: 'word/_rels/document.xml.rels', bytes: draft.body.xml() },
    { path: 'word/styles.xml', bytes: stylesXml(manuscript.language) },
    { path: 'word/numbering.xml', bytes: numberingXml(draft.lists) },
    { path: 'word/footnotes.xml', bytes: parts.footnotesXml(draft.notes) },
    { path: 'word/_rels/footnotes.xml.rels', bytes: draft.noteLinks.xml() },
    { path: 'word/settings.xml', bytes: parts.settingsXml(hasContents) },
    { path: 'word/header1.xml', bytes: parts.headerXml(manuscript.title) },
    { path: 'word/footer1.xml', bytes: parts.footerXml },
    { path: 'docProps/core.xml', bytes: parts.coreXml(manuscript) },
    ...media,
  ]
  return { bytes: packFiles(files), remarks: [...draft.remarks] }
}
