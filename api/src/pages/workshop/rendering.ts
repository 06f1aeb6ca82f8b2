import { wordFile } from '../formats/docx/word-file.ts'
import { epubBook } from '../formats/epub/book.ts'
import { webPage } from '../formats/html/web-page.ts'
import type { Manuscript, Rendered } from '../formats/manuscript.ts'

/** Formats that carry pictures; a PDF is typeset, and printed elsewhere. */
export type BookFormat = 'html' | 'docx' | 'epub'

const renderers: Readonly<Record<BookFormat, (manuscript: Manuscript) => Rendered>> = {
  html: webPage,
  docx: wordFile,
  epub: epubBook,
}

export const render = (format: BookFormat, manuscript: Manuscript): Rendered =>
  renderers[format](manuscript)
