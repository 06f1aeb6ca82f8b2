import { appendUpdate, recordContribution } from '@chapterhouse/prisma/page-writes'
import type { ContributionId, PageId } from '@chapterhouse/shared/kernel/id'
import type { Tx } from '../kernel/database.ts'
import { tell } from '../kernel/notices.ts'
import type { Brought, Written } from './workshop/writing.ts'

/** A live edit by the api for the person who asks; nodes with the page open apply it on the notice. */
export const appendToJournal = async (tx: Tx, pageId: PageId, written: Written): Promise<void> => {
  const { update, clientIds, deletes } = written
  if (!update) return
  await appendUpdate(tx, { pageId, data: update, clientIds, ownDeletes: deletes })
  await tell(tx, { kind: 'journal-written', pageId })
}

export interface Import {
  readonly id: ContributionId
  readonly pageId: PageId
  /** Name of the file it came from. */
  readonly title: string | null
  readonly brought: Brought
}

/** An import: decision, journal row, history and its numbers in this transaction. */
export const recordImport = async (tx: Tx, act: Import): Promise<void> => {
  const { id, pageId, title, brought } = act
  await recordContribution(tx, {
    id,
    pageId,
    kind: 'IMPORT',
    head: brought.update,
    ownRows: brought.delta,
    ownDeletes: brought.deletes,
    clientIds: brought.clientIds,
    ...(title === null ? {} : { title }),
  })
  await tx.$executeRaw`
    select app.count_act(${id}::uuid, ${brought.chars}::int, 0, ${brought.words}::int)`
  await tell(tx, { kind: 'journal-written', pageId })
}
