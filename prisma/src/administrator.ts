import type { UserId } from '@chapterhouse/shared/kernel/id'
import { asOwner } from './owner.ts'

/** Who looks after the house, the longest-serving first; null before the first account. */
export function administrator(databaseUrl: string): Promise<UserId | null> {
  return asOwner(databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: UserId }>(
      `select id from users where platform_role = 'ADMIN' and is_active and deleted_at is null
       order by created_at, id limit 1`,
    )
    return rows[0]?.id ?? null
  })
}
