import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import { mostReferences, type Reference } from '@chapterhouse/shared/pages/references'
import type { Actor } from '../../kernel/actor.ts'
import { readsOf, type Tx } from '../../kernel/database.ts'
import { loadPage } from '../service.ts'

interface Row {
  readonly pageId: PageId
  readonly projectId: ProjectId
  readonly projectTitle: string
  readonly title: string
  readonly icon: string | null
  readonly excerpt: string
  readonly times: number
  readonly at: Date
}

interface Target {
  readonly kind: 'PAGE' | 'PERSON'
  readonly id: string
}

const present = (row: Row): Reference => ({ ...row, at: row.at.toISOString() })

/** Row security leaves those the person may read; what lies in the trash says nothing. */
const namingOf = async (tx: Tx, { kind, id }: Target): Promise<Reference[]> => {
  const rows = await tx.$queryRaw<Row[]>`
    select p.id as "pageId", p.project_id as "projectId", j.title as "projectTitle", p.title, p.icon,
           r.excerpt, r.times, r.first_at as at
    from page_references r
    join pages p on p.id = r.page_id and p.deleted_at is null
    join projects j on j.id = p.project_id and j.deleted_at is null
    where r.kind = ${kind}::reference_kind and r.target_id = ${id}::uuid and r.page_id <> ${id}::uuid
    order by r.first_at desc, p.id
    limit ${mostReferences}`
  return rows.map(present)
}

/** Pages that link to this one, of those the person may read. */
export const readBacklinks = async (tx: Tx, actor: Actor, pageId: PageId): Promise<Reference[]> => {
  await loadPage(readsOf(tx), actor, pageId)
  return namingOf(tx, { kind: 'PAGE', id: pageId })
}

/** Pages that name this person, of those they may read. */
export const readMentions = (tx: Tx, actor: Actor): Promise<Reference[]> =>
  namingOf(tx, { kind: 'PERSON', id: actor.userId })
