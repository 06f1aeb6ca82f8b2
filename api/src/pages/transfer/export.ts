import type { PageId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Response } from 'express'
import type { Actor } from '../../kernel/actor.ts'
import { readsOf } from '../../kernel/database.ts'
import { sandbox } from '../../kernel/headers.ts'
import { readPageBytes } from '../page-bytes.ts'
import { loadPage } from '../service.ts'
import type { TextFormat } from '../workshop/reading.ts'
import type { TransferParts } from './parts.ts'

const formats: Readonly<Record<TextFormat, readonly [mime: string, ending: string]>> = {
  markdown: ['text/markdown; charset=utf-8', 'md'],
  html: ['text/html; charset=utf-8', 'html'],
  text: ['text/plain; charset=utf-8', 'txt'],
  json: ['application/json; charset=utf-8', 'json'],
}

const isText = (format: string): format is TextFormat => format in formats

export interface ExportWish {
  readonly pageId: PageId
  readonly format: string
}

export interface ExportedFile {
  readonly mime: string
  readonly name: string
  readonly text: string
}

/** The page as it is now, as a file. Formats of a later issue are refused before anything is read. */
export const exportPage = async (
  { db, workshop }: TransferParts,
  actor: Actor,
  { pageId, format }: ExportWish,
): Promise<ExportedFile> => {
  const { title, head } = await db.withUser(actor.userId, async (tx) => {
    const page = await loadPage(readsOf(tx), actor, pageId)
    if (!isText(format)) throw new Refusal('not_available_yet')
    return { title: page.title, head: await readPageBytes(tx, pageId) }
  })
  if (!isText(format)) throw new Refusal('not_available_yet')
  const text = await workshop.run({ kind: 'write-out', head, format })
  const [mime, ending] = formats[format]
  return { mime, name: `${fileNameOf(title)}.${ending}`, text: wrap(format, { title, text }) }
}

const fileNameOf = (title: string): string =>
  title
    .replace(/[\s\p{C}/\\:*?"<>|]+/gu, ' ')
    .trim()
    .slice(0, 100) || 'Untitled'

const wrap = (format: TextFormat, { title, text }: { title: string; text: string }): string =>
  format === 'html'
    ? `<!doctype html>\n<html><head><meta charset="utf-8"><title>${escaped(title)}</title></head>\n<body>\n${text}\n</body></html>\n`
    : text

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** Sends it to be saved; were it opened instead, nothing in it would run. */
export const sendFile = (response: Response, { mime, name, text }: ExportedFile): void => {
  response
    .set('Content-Type', mime)
    .set('Content-Security-Policy', sandbox)
    .set('Cache-Control', 'no-store')
    .set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(text)
}
