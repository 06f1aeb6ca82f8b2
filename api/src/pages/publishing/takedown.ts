import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import type { Takedown } from '@chapterhouse/shared/publishing/contract'
import { allow } from '../../kernel/allow.ts'
import type { Tx } from '../../kernel/database.ts'

/** Why moderators hide a page or a front, as its members may know it; null where they do not. */
export const findTakedown = async (tx: Tx, id: PageId | ProjectId): Promise<Takedown | null> => {
  const [row] = await tx.$queryRaw<{ note: string; at: Date }[]>`
    select note, decided_at as at from moderation_cases
    where state = 'HIDDEN' and (page_id = ${id}::uuid or project_id = ${id}::uuid)`
  return row ? { note: row.note, at: row.at.toISOString() } : null
}

/** Refuses to publish what is hidden; taking it back is free. */
export const demandReleased = (takedown: Takedown | null): void =>
  allow(
    takedown === null,
    'conflict',
    'Moderators have taken this down. It can be published when they release it',
  )
