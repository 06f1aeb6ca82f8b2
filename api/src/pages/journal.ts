import type { ContributionId, PageId } from '@chapterhouse/shared/kernel/id'
import type { Tx } from '../kernel/database.ts'
import { tell } from '../kernel/notices.ts'
import type { Brought, Written } from './workshop/writing.ts'

/** A live edit by the api for the person who asks; nodes with the page open apply it on the notice. */
export const appendToJournal = async (tx: Tx, pageId: PageId, written: Written): Promise<void> => {
  const { update, clientIds, deletes } = written
  if (!update) return
  await tx.$queryRaw`
    select id from app.append_update(${pageId}::uuid, ${update}::bytea, ${clientIds}::bigint[],
                                     ${deletes}::bytea)`
  await tell(tx, { kind: 'journal-written', pageId })
}

export interface Import {
  readonly id: ContributionId
  readonly pageId: PageId
  readonly title: string | null
  readonly brought: Brought
}

/** An import: decision, journal row and history in this transaction. */
export const recordImport = async (
  tx: Tx,
  { id, pageId, title, brought }: Import,
): Promise<void> => {
  const { update, delta, clientIds, deletes } = brought
  await tx.$queryRaw`
    select app.record_contribution(${id}::uuid, ${pageId}::uuid, 'IMPORT'::contribution_kind,
             ${update}::bytea, ${delta}::bytea, ${deletes}::bytea, ${clientIds}::bigint[], ${title})`
  await tell(tx, { kind: 'journal-written', pageId })
}
