import type { MailLine, MailMessage } from '@chapterhouse/shared/mail/contract'
import { Refusal } from '@chapterhouse/shared/refusals'
import { z } from 'zod'
import { found } from '../kernel/allow.ts'
import { type Part, partOf, readCursor } from '../kernel/cursor.ts'
import type { Tx } from '../kernel/database.ts'
import { type MailRow, presentContent, presentLine } from './present.ts'
import type { Post } from './service.ts'

/** Somebody who may look into the mailbox. */
export interface Reader {
  readonly tx: Tx
  /** Nobody who is signed in vouches for them, but this machine. */
  readonly isLocal: boolean
  readonly now: number
}

export interface Wanted {
  readonly limit: number
  readonly cursor?: string | undefined
}

const rowsOf = ({ tx, isLocal }: Reader, { id, before, limit }: Range): Promise<MailRow[]> =>
  tx.$queryRaw`
    select id, to_email::text as "toEmail", subject, status::text, attempts::int, error,
           created_at as "createdAt", sent_at as "sentAt", expires_at as "expiresAt", sealed
    from app.mailbox(${isLocal}, ${id}::uuid, ${before}::uuid, ${limit}::int)`

interface Range {
  readonly id: string | null
  readonly before: string | null
  readonly limit: number
}

/** Newest first. */
export const listMail = async (
  reader: Reader,
  { limit, cursor }: Wanted,
): Promise<Part<MailLine>> => {
  const before = readCursor(z.tuple([z.uuid()]), cursor)?.[0] ?? null
  const rows = await rowsOf(reader, { id: null, before, limit: limit + 1 })
  const { items, nextCursor } = partOf(rows, limit, ({ id }) => [id])
  return { items: items.map((row) => presentLine(row, reader.now)), nextCursor }
}

const rowOf = async (reader: Reader, id: string): Promise<MailRow> =>
  found((await rowsOf(reader, { id, before: null, limit: 1 }))[0])

export const readMail = async (reader: Reader, post: Post, id: string): Promise<MailMessage> => {
  const row = await rowOf(reader, id)
  const content = row.sealed && post.seal.open(row.id, row.sealed)
  return { ...presentLine(row, reader.now), content: presentContent(content, post.isKept) }
}

/** Puts a mail that was given up back to those that wait. */
export const sendAgain = async (reader: Reader, post: Post, id: string): Promise<MailLine> => {
  await rowOf(reader, id)
  const [row] = await reader.tx.$queryRaw<{ done: boolean }[]>`
    select app.send_again(${reader.isLocal}, ${id}::uuid) as done`
  if (!row?.done) throw new Refusal('conflict', { detail: 'This mail cannot be sent again' })
  post.bell.ring(300)
  return presentLine(await rowOf(reader, id), reader.now)
}
