import { childrenOf, type DocNode } from '@chapterhouse/shared/editor/node'
import { type PackedFile, packFiles } from '../archive.ts'
import { isRightToLeftLanguage } from '../direction.ts'
import { blocksHtml, notesHtml } from '../html/blocks.ts'
import type { Sheet } from '../html/sheet.ts'
import { bookStyle } from '../html/style.ts'
import { byline } from '../html/web-page.ts'
import type { Manuscript, Picture, Rendered } from '../manuscript.ts'
import { chaptersOf, type OutlineEntry, outlineOf } from '../outline.ts'
import { nodesOf } from '../walk.ts'
import { element, escapeXml, xmlHead } from '../xml.ts'
import { navigation } from './navigation.ts'
import { type BookFile, packageDocument } from './package-document.ts'

const container = `${xmlHead}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`

/** A file of XHTML with the book's style. */
export const bookPage = (manuscript: Manuscript, title: string, body: string): string => {
  const names = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
  const { language } = manuscript
  const dir = isRightToLeftLanguage(language) ? ' dir="rtl"' : ''
  const head = `<head><title>${escapeXml(title)}</title><link rel="stylesheet" type="text/css" href="book.css"/></head>`
  const lang = escapeXml(language)
  return `${xmlHead}<!DOCTYPE html>\n<html ${names} lang="${lang}" xml:lang="${lang}"${dir}>${head}<body>\n${body}\n</body></html>\n`
}

const endings = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif' } as const

const pictureFiles = (pictures: ReadonlyMap<string, Picture>) =>
  new Map(
    [...pictures].map(([src, picture], index) => [
      src,
      { path: `picture-${index + 1}.${endings[picture.mime]}`, ...picture },
    ]),
  )

const chapterPath = (index: number) => `chapter-${index + 1}.xhtml`

/** Which file each heading is in. */
const placesOf = (chapters: readonly DocNode[]): ReadonlyMap<DocNode, string> =>
  new Map(
    chapters.flatMap((chapter, index) =>
      [...nodesOf(chapter)]
        .filter(({ type }) => type === 'heading')
        .map((heading) => [heading, chapterPath(index)] as const),
    ),
  )

interface Binding {
  readonly manuscript: Manuscript
  readonly remarks: Set<string>
  readonly outline: readonly OutlineEntry[]
  readonly hrefOf: (entry: OutlineEntry) => string
  readonly addressOf: (src: string) => string | null
}

/** The chapters one after the other; their notes are numbered through. */
const chapterFiles = (chapters: readonly DocNode[], binding: Binding): BookFile[] => {
  let firstNote = 1
  return chapters.map((chapter, index) => {
    const { manuscript, remarks, outline, addressOf, hrefOf } = binding
    const notes: string[] = []
    const kinds = { epub: true, addressOf, outline, headingHref: hrefOf, notes, firstNote }
    const sheet: Sheet = { manuscript, remarks, ...kinds }
    const text = blocksHtml(childrenOf(chapter), sheet)
    const title = manuscript.title || 'Untitled'
    const head =
      index === 0 ? `<header><h1>${escapeXml(title)}</h1>${byline(manuscript)}</header>` : ''
    firstNote += notes.length
    const body = element('section', { 'epub:type': 'chapter' }, head + text + notesHtml(sheet))
    const bytes = bookPage(manuscript, title, body)
    const mathml = body.includes('<math ')
    const path = chapterPath(index)
    return {
      id: `chapter-${index + 1}`,
      path,
      bytes,
      type: 'application/xhtml+xml',
      inSpine: true,
      mathml,
    }
  })
}

/** The page as an EPUB 3: a chapter for each heading of the first level, notes at its end. */
export const epubBook = (manuscript: Manuscript): Rendered => {
  const chapters = chaptersOf(manuscript.content)
  const places = placesOf(chapters)
  const outline = outlineOf(manuscript.content)
  const pictures = pictureFiles(manuscript.pictures)
  const hrefOf = ({ id, node }: OutlineEntry) => `${places.get(node) ?? chapterPath(0)}#${id}`
  const addressOf = (src: string) => pictures.get(src)?.path ?? null
  const remarks = new Set<string>()
  const texts = chapterFiles(chapters, { manuscript, remarks, outline, hrefOf, addressOf })
  const images = [...pictures.values()].map(
    ({ path, bytes, mime }, index): BookFile => ({
      id: `picture-${index + 1}`,
      path,
      bytes,
      type: mime,
    }),
  )
  const nav = navigation(manuscript, outline, hrefOf)
  const files: BookFile[] = [
    { id: 'nav', path: 'nav.xhtml', bytes: nav, type: 'application/xhtml+xml', properties: 'nav' },
    { id: 'style', path: 'book.css', bytes: bookStyle, type: 'text/css' },
    ...texts,
    ...images,
  ]
  const parts: PackedFile[] = [
    { path: 'mimetype', bytes: 'application/epub+zip', stored: true },
    { path: 'META-INF/container.xml', bytes: container },
    { path: 'book/package.opf', bytes: packageDocument(manuscript, files) },
    ...files.map(({ path, bytes }) => ({ path: `book/${path}`, bytes })),
  ]
  return { bytes: packFiles(parts), remarks: [...remarks] }
}
