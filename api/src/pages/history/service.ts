import { insertVersion } from '@chapterhouse/prisma/page-writes'
import { newId, type PageId, type VersionId } from '@chapterhouse/shared/kernel/id'
import { must } from '@chapterhouse/shared/kernel/must'
import type { Version } from '@chapterhouse/shared/pages/contract'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { type Part, partOf, readCursor } from '../../kernel/cursor.ts'
import { readsOf, type Tx } from '../../kernel/database.ts'
import { readPageBytes } from '../page-bytes.ts'
import { mayNameVersion } from '../policy.ts'
import { factsOf } from '../present.ts'
import { allowOnPage, loadPage, logPage } from '../service.ts'
import type { TransferParts } from '../transfer/parts.ts'
import type { Kept } from '../workshop/reading.ts'
import type { HistoryWish } from './contributions.ts'
import { presentVersion, type VersionRow } from './present.ts'

const lastNumber = z.tuple([z.string().regex(/^\d{1,9}$/)])

/** Versions of a page, newest first. */
export const listVersions = async (
  tx: Tx,
  actor: Actor,
  { pageId, limit, cursor }: HistoryWish,
): Promise<Part<Version>> => {
  await loadPage(readsOf(tx), actor, pageId)
  const [before] = readCursor(lastNumber, cursor) ?? [null]
  const rows = await tx.$queryRaw<VersionRow[]>`
    select v.id, v.number, v.kind, v.label, v.word_count as "wordCount", v.created_by as "creatorId",
           p.display_name as "creatorName", v.created_at as "createdAt", v.note
    from page_versions v left join public_profiles p on p.id = v.created_by
    where v.page_id = ${pageId}::uuid and (${before}::int is null or v.number < ${before}::int)
    order by v.number desc limit ${limit + 1}`
  const part = partOf(rows, limit, (row) => [String(row.number)])
  return { items: part.items.map(presentVersion), nextCursor: part.nextCursor }
}

export interface VersionWish {
  readonly pageId: PageId
  readonly label: string
}

/** Keeps the page as it is now under a name, with its whole text. */
export const nameVersion = async (
  { db, workshop }: TransferParts,
  actor: Actor,
  { pageId, label }: VersionWish,
): Promise<Version> => {
  const head = await db.withUser(actor.userId, async (tx) => {
    await demandNaming(tx, actor, pageId)
    return readPageBytes(tx, pageId)
  })
  const kept = await workshop.run({ kind: 'keep', head })
  return db.withUser(actor.userId, async (tx) => {
    await demandNaming(tx, actor, pageId)
    const id = await keepVersion(tx, actor, { pageId, label, kept, slice: head.slice })
    return presentVersion(await loadVersionLine(tx, id))
  })
}

const demandNaming = async (tx: Tx, actor: Actor, pageId: PageId): Promise<void> => {
  const page = await loadPage(readsOf(tx), actor, pageId)
  allowOnPage(mayNameVersion(factsOf(page)), page)
}

interface NewVersion extends VersionWish {
  readonly kept: Kept
  readonly slice: number
}

const keepVersion = async (tx: Tx, actor: Actor, what: NewVersion): Promise<VersionId> => {
  const { pageId, label, kept, slice } = what
  const { words: wordCount, ...whole } = kept
  const id = newId<'page_versions'>()
  const createdBy = actor.userId
  await insertVersion(tx, {
    id,
    pageId,
    kind: 'NAMED',
    label,
    slice,
    createdBy,
    wordCount,
    ...whole,
  })
  const { projectId } = await loadPage(readsOf(tx), actor, pageId)
  await logPage(tx, actor, { id: pageId, projectId, action: 'version.named' })
  return id
}

const loadVersionLine = async (tx: Tx, id: VersionId): Promise<VersionRow> => {
  const [row] = await tx.$queryRaw<VersionRow[]>`
    select v.id, v.number, v.kind, v.label, v.word_count as "wordCount", v.created_by as "creatorId",
           p.display_name as "creatorName", v.created_at as "createdAt", v.note
    from page_versions v left join public_profiles p on p.id = v.created_by
    where v.id = ${id}::uuid`
  return must(row, 'the version just made')
}
