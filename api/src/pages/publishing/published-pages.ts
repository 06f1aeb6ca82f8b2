import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import type { PublishedPage } from '@chapterhouse/shared/publishing/front'
import type { Actor } from '../../kernel/actor.ts'
import { found } from '../../kernel/allow.ts'
import type { Tx } from '../../kernel/database.ts'
import { loadLivingProject } from '../../projects/service.ts'
import { textPath } from './address.ts'
import { mayUnpublishIn } from './policy.ts'

interface Row {
  readonly pageId: PageId
  readonly title: string
  /** null: there is no edition. */
  readonly slug: string | null
  readonly publishedAt: Date | null
  readonly isPublic: boolean
  readonly isHidden: boolean
  readonly plannedAt: Date | null
}

const readRows = (tx: Tx, id: ProjectId): Promise<Row[]> => tx.$queryRaw<Row[]>`
  select p.id as "pageId", coalesce(e.title, p.title) as title, e.slug, e.created_at as "publishedAt",
         p.is_public as "isPublic", n.publish_at as "plannedAt",
         exists (select 1 from moderation_cases c where c.page_id = p.id and c.state = 'HIDDEN') as "isHidden"
  from pages p
  left join editions e on e.page_id = p.id and e.version_id = p.published_version_id and p.status = 'PUBLISHED'
  left join planned_publications n on n.page_id = p.id and n.failure is null
  where p.project_id = ${id}::uuid and p.deleted_at is null and (e.page_id is not null or n.page_id is not null)
  order by e.created_at desc nulls first, p.id limit 500`

const stateOf = ({ slug, isPublic, isHidden }: Row): PublishedPage['state'] => {
  if (isHidden) return 'hidden'
  if (slug === null) return 'private'
  return isPublic ? 'public' : 'waiting'
}

const present = (row: Row, mayUnpublish: boolean): PublishedPage => ({
  pageId: row.pageId,
  title: row.title,
  state: stateOf(row),
  path: row.slug === null ? null : textPath(row.pageId, row.slug),
  publishedAt: row.publishedAt?.toISOString() ?? null,
  plannedAt: row.plannedAt?.toISOString() ?? null,
  can: { unpublish: mayUnpublish && row.slug !== null },
})

/** What of a project is published or planned, for its members. */
export const listPublished = async (
  tx: Tx,
  actor: Actor,
  id: ProjectId,
): Promise<{ items: PublishedPage[] }> => {
  const known = await loadLivingProject(tx, actor, id)
  const project = found(known.role === null ? null : known)
  const mayUnpublish = mayUnpublishIn({ caps: project.caps, trashed: false })
  return { items: (await readRows(tx, id)).map((row) => present(row, mayUnpublish)) }
}
