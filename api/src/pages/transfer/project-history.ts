import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Tx } from '../../kernel/database.ts'

/** Who did what on a page, and the versions that were kept of it, oldest first. */
export interface PageHistory {
  readonly pageId: PageId
  readonly contributions: readonly object[]
  readonly versions: readonly object[]
}

/** Lines of one page's history in a zip; the newest where there are more. */
const most = 10_000

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

interface VersionRow {
  readonly number: number
  readonly kind: string
  readonly label: string | null
  readonly words: number
  readonly text: string | null
  readonly createdAt: Date
}

/** The history of a page as far as the person may see it; texts of versions that were kept whole. */
export const readHistory = async (tx: Tx, pageId: PageId): Promise<PageHistory> => {
  const contributions = await tx.$queryRaw<ContributionRow[]>`
    select c.id, c.kind::text, c.status::text, c.title, p.display_name as author,
           c.inserted_chars as inserted, c.deleted_chars as deleted, c.created_at as "createdAt"
    from contributions c left join public_profiles p on p.id = c.author_id
    where c.page_id = ${pageId}::uuid and c.deleted_at is null
    order by c.id desc limit ${most}`
  const versions = await tx.$queryRaw<VersionRow[]>`
    select v.number, v.kind::text, v.label, v.word_count as words, v.plain_text as text,
           v.created_at as "createdAt"
    from page_versions v where v.page_id = ${pageId}::uuid
    order by v.number desc limit ${most}`
  return { pageId, contributions: contributions.reverse(), versions: versions.reverse() }
}
