import type { DocNode } from '@chapterhouse/shared/editor/node'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Tx } from '../../kernel/database.ts'

/** Who did what on a page, and the versions that were kept of it, oldest first. */
export interface PageHistory {
  readonly contributions: readonly object[]
  readonly versions: readonly KeptVersion[]
}

export interface KeptVersion {
  readonly number: number
  readonly kind: string
  readonly label: string | null
  readonly note: string | null
  readonly author: string | null
  readonly words: number
  readonly createdAt: Date
  /** Its whole text; null for a position in the history, and for all but the newest. */
  readonly content: DocNode | null
}

/** Lines of one page's history in a zip, and whole texts among them; the newest where there are more. */
const most = 10_000
const mostTexts = 50

interface ContributionRow {
  readonly id: string
  readonly kind: string
  readonly status: string
  readonly title: string | null
  readonly author: string | null
  readonly inserted: number
  readonly deleted: number
  readonly createdAt: Date
}

/** The history of a page as far as the person may see it. */
export const readHistory = async (tx: Tx, pageId: PageId): Promise<PageHistory> => {
  const contributions = await tx.$queryRaw<ContributionRow[]>`
    select c.id, c.kind::text, c.status::text, c.title, p.display_name as author,
           c.inserted_chars as inserted, c.deleted_chars as deleted, c.created_at as "createdAt"
    from contributions c left join public_profiles p on p.id = c.author_id
    where c.page_id = ${pageId}::uuid and c.deleted_at is null
    order by c.id desc limit ${most}`
  const versions = await tx.$queryRaw<KeptVersion[]>`
    select v.number, v.kind::text, v.label, v.note, p.display_name as author,
           v.word_count as words, v.created_at as "createdAt",
           case when v.kind <> 'AUTO' and row_number() over (
             partition by v.kind = 'AUTO' order by v.number desc) <= ${mostTexts} then v.content end as content
    from page_versions v left join public_profiles p on p.id = v.created_by
    where v.page_id = ${pageId}::uuid
    order by v.number desc limit ${most}`
  return { contributions: contributions.reverse(), versions: versions.reverse() }
}
