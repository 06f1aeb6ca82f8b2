import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Pool } from 'pg'
import type { ReferenceKind } from './generated/enums.ts'

/** Something the text of a page names. */
export interface Reference {
  readonly kind: ReferenceKind
  readonly targetId: string
  /** The words in which it is named first; at most 300 characters. */
  readonly excerpt: string
  readonly times: number
}

/**
 * Makes these the references of the page. A target that stays keeps the time at which it was first
 * seen; one statement, and no row is touched that is as it was. Throws 23503 when the page is gone.
 */
export async function writeReferences(
  pool: Pool,
  pageId: PageId,
  references: readonly Reference[],
): Promise<void> {
  await pool.query(WRITE, [
    pageId,
    references.map(({ kind }) => kind),
    references.map(({ targetId }) => targetId),
    references.map(({ excerpt }) => excerpt),
    references.map(({ times }) => times),
  ])
}

const WRITE = `
with now_named as (
  select * from unnest($2::reference_kind[], $3::uuid[], $4::text[], $5::int[]) as n (kind, target_id, excerpt, times)),
gone as (
  delete from page_references r
  where r.page_id = $1 and not exists (
    select from now_named n where n.kind = r.kind and n.target_id = r.target_id))
insert into page_references as old (page_id, kind, target_id, excerpt, times)
select $1, n.kind, n.target_id, n.excerpt, n.times from now_named n
on conflict (page_id, kind, target_id) do update set excerpt = excluded.excerpt, times = excluded.times
where (old.excerpt, old.times) is distinct from (excluded.excerpt, excluded.times)`
