import { countWords } from '@chapterhouse/shared/editor/word-count'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { PageFacts } from '@chapterhouse/shared/pages/properties'
import type { Actor } from '../kernel/actor.ts'
import { readsOf, type Tx } from '../kernel/database.ts'
import { presentAuthor } from '../users/present.ts'
import { type PageBytes, readPageBytes } from './page-bytes.ts'
import { loadPage, namesIn } from './service.ts'
import type { TransferParts } from './transfer/parts.ts'

/** Counts what a page holds now; the text is read outside any transaction. */
export const readFacts = async (
  { db, workshop }: TransferParts,
  actor: Actor,
  pageId: PageId,
): Promise<PageFacts> => {
  const { head, ...counted } = await db.withUser(actor.userId, async (tx) => {
    await loadPage(readsOf(tx), actor, pageId)
    return {
      head: await readPageBytes(tx, pageId),
      versions: await tx.pageVersion.count({ where: { pageId, kind: { not: 'AUTO' } } }),
      lastEdit: await readLastEdit(tx, pageId),
    }
  })
  const written = await workshop.run({ kind: 'write-out', head, format: 'text' })
  const text = written.trimEnd()
  return { ...counted, bytes: weigh(head), words: countWords(text), characters: text.length }
}

const weigh = ({ stored, rows }: PageBytes): number =>
  rows.reduce((sum, { data }) => sum + data.length, stored.state.length)

/** What is in no slice of history yet is known by its journal rows alone, which may be newer. */
const readLastEdit = async (tx: Tx, pageId: PageId): Promise<PageFacts['lastEdit']> => {
  const [last] = await tx.$queryRaw<{ by: string | null; at: Date }[]>`
    select by, at from (
      select author_id as by, created_at as at from page_updates
      where page_id = ${pageId}::uuid and contribution_id is null
      union all
      select author_id, created_at from contributions
      where page_id = ${pageId}::uuid and status = 'MERGED') edits
    order by at desc limit 1`
  if (!last) return null
  const [name] = last.by ? await namesIn(tx)(last.by) : []
  return { by: presentAuthor(last.by, name?.display_name ?? null), at: last.at.toISOString() }
}
