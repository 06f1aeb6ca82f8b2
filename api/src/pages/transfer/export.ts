import { escapeHtml } from '@chapterhouse/shared/editor/html/tag'
import type { exportFormat } from '@chapterhouse/shared/pages/contract'
import { remarksHeader } from '@chapterhouse/shared/pages/contract'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Request, Response } from 'express'
import type { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { sendCompressed } from '../../kernel/compressed.ts'
import { readsOf } from '../../kernel/database.ts'
import { sandbox } from '../../kernel/headers.ts'
import type { Manuscript, Rendered } from '../formats/manuscript.ts'
import { picturePath } from '../formats/pdf/picture.ts'
import { printPdf } from '../formats/pdf/press.ts'
import { readPageBytes } from '../page-bytes.ts'
import { loadPage } from '../service.ts'
import type { TextFormat } from '../workshop/reading.ts'
import { type ManuscriptWish, readManuscript } from './manuscript.ts'
import type { TransferParts } from './parts.ts'

type Format = z.infer<typeof exportFormat>

const formats: Readonly<Record<Format, readonly [mime: string, ending: string]>> = {
  markdown: ['text/markdown; charset=utf-8', 'md'],
  html: ['text/html; charset=utf-8', 'html'],
  text: ['text/plain; charset=utf-8', 'txt'],
  json: ['application/json; charset=utf-8', 'json'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  pdf: ['application/pdf', 'pdf'],
  epub: ['application/epub+zip', 'epub'],
  preview: ['text/html; charset=utf-8', 'html'],
}

const isText = (format: Format): format is TextFormat =>
  format === 'markdown' || format === 'text' || format === 'json' || format === 'preview'

export interface ExportWish extends ManuscriptWish {
  readonly format: Format
}

export interface ExportedFile extends Rendered {
  readonly mime: string
  readonly name: string
}

/** The page as it is now, as a file. */
export const exportPage = async (
  parts: TransferParts,
  actor: Actor,
  { format, ...wish }: ExportWish,
): Promise<ExportedFile> => {
  const [mime, ending] = formats[format]
  const { title, ...file } = isText(format)
    ? await writeText(parts, actor, { ...wish, format })
    : await writeBook(parts, actor, { ...wish, format })
  return { ...file, mime, name: `${fileNameOf(title)}.${ending}` }
}

type Titled = Rendered & { readonly title: string }

const writeText = async (
  { db, workshop }: TransferParts,
  actor: Actor,
  { pageId, format }: ExportWish & { readonly format: TextFormat },
): Promise<Titled> => {
  const { title, head } = await db.withUser(actor.userId, async (tx) => {
    const page = await loadPage(readsOf(tx), actor, pageId)
    return { title: page.title, head: await readPageBytes(tx, pageId) }
  })
  const text = await workshop.run({ kind: 'write-out', head, format })
  const bytes = Buffer.from(format === 'preview' ? headed(title, text) : text)
  return { title, bytes, remarks: [] }
}

const headed = (title: string, html: string): string =>
  `<!doctype html>\n<title>${escapeHtml(title)}</title>\n${html}`

const writeBook = async (
  parts: TransferParts,
  actor: Actor,
  { format, ...wish }: ExportWish & { readonly format: Exclude<Format, TextFormat> },
): Promise<Titled> => {
  const manuscript = await readManuscript(parts, actor, wish)
  const { title } = manuscript
  if (format === 'pdf') return { title, ...(await printManuscript(parts, manuscript)) }
  return { title, ...(await parts.workshop.run({ kind: 'render', format, manuscript })) }
}

/** Milliseconds and bytes one PDF may cost. */
const pressLimits = { limit: 30_000, memory: 1024 * 1024 * 1024 }

const printManuscript = async (
  { workshop, press }: TransferParts,
  manuscript: Manuscript,
): Promise<Rendered> => {
  const { typst, rare, remarks } = await workshop.run({ kind: 'typeset', manuscript })
  const pictures = [...manuscript.pictures.values()].map((picture, index) => {
    return { path: picturePath(picture, index), bytes: picture.bytes }
  })
  const { bytes, missing } = await press(() => printPdf({ typst, rare, pictures }, pressLimits))
  return { bytes, remarks: [...remarks, ...lettersRemark(missing)] }
}

/** What to say of letters that no font of the server has. */
export const lettersRemark = (missing: string): string[] => {
  const letters = Array.from(missing).filter((letter) => /[\p{L}\p{S}\p{N}]/u.test(letter))
  if (letters.length === 0) return []
  const shown = letters.slice(0, 12).join(' ')
  const more = letters.length > 12 ? ' …' : ''
  const remark = `No font on the server has these letters: ${shown + more}. They are empty boxes; whoever runs the server can install one.`
  return [remark]
}

export const pressBusy = () =>
  new Refusal('rate_limited', { detail: 'Many PDFs are being made', retryAfter: 10 })

/** A title as the name of a file. */
export const fileNameOf = (title: string): string =>
  title
    .replace(/[\s\p{C}/\\:*?"<>|]+/gu, ' ')
    .trim()
    .slice(0, 100) || 'Untitled'

/** Sends it to be saved; were it opened instead, nothing in it would run. */
export const sendFile = async (
  request: Request,
  response: Response,
  file: ExportedFile,
): Promise<void> => {
  const { mime, name, bytes, remarks } = file
  response
    .set('Content-Type', mime)
    .set('Content-Security-Policy', sandbox)
    .set('Cache-Control', 'no-store')
    .set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  if (remarks.length > 0) response.set(remarksHeader, encodeURIComponent(JSON.stringify(remarks)))
  // The other formats are packed by themselves.
  if (/^text|json/.test(mime)) await sendCompressed(request, response, bytes)
  else response.send(Buffer.from(bytes))
}
