import type { ContributionId, PageId } from '@chapterhouse/shared/kernel/id'
import type { Contribution } from '@chapterhouse/shared/pages/contract'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { type Part, partOf, readCursor } from '../../kernel/cursor.ts'
import { readsOf, type Tx } from '../../kernel/database.ts'
import { presentAuthor } from '../../users/present.ts'
import { loadPage } from '../service.ts'

export interface HistoryWish {
  readonly pageId: PageId
  readonly limit: number
  readonly cursor?: string | undefined
}

interface Row extends Omit<Contribution, 'author' | 'createdAt'> {
  readonly id: ContributionId
  readonly authorId: string | null
  readonly authorName: string | null
  readonly createdAt: Date
}

/** Ids are made from the time, so they are the order: newest first. */
const lastId = z.tuple([z.uuid()])

/** Who changed what on a page; drafts of others are theirs until submitted. */
export const listContributions = async (
  tx: Tx,
  actor: Actor,
  { pageId, limit, cursor }: HistoryWish,
): Promise<Part<Contribution>> => {
  await loadPage(readsOf(tx), actor, pageId)
  const [before] = readCursor(lastId, cursor) ?? [null]
  const rows = await tx.$queryRaw<Row[]>`
    select c.id, c.kind, c.status, c.slice::int as slice, c.title, c.author_id as "authorId",
           p.display_name as "authorName", c.inserted_chars as "insertedChars",
           array(
             select distinct d.guest_name from page_doc_clients d
             where c.author_kind = 'GUEST' and d.page_id = c.page_id
               and d.client_id = any (c.client_ids) and d.guest_name is not null
             order by d.guest_name) as guests,
           c.deleted_chars as "deletedChars", c.word_delta as "wordDelta", c.created_at as "createdAt"
    from contributions c left join public_profiles p on p.id = c.author_id
    where c.page_id = ${pageId}::uuid and c.deleted_at is null
      and (${before}::uuid is null or c.id < ${before}::uuid)
    order by c.id desc limit ${limit + 1}`
  const part = partOf(rows, limit, (row) => [row.id])
  return { items: part.items.map(present), nextCursor: part.nextCursor }
}

const present = ({ authorId, authorName, createdAt, ...row }: Row): Contribution => ({
  ...row,
  author: presentAuthor(authorId, authorName),
  createdAt: createdAt.toISOString(),
})
