import { asOwner } from './owner.ts'
import { roleName } from './roles.ts'

/** Whether a collab-server is connected: it has pages in memory, and would write into other ones. */
export function isAttended(databaseUrl: string): Promise<boolean> {
  return asOwner(databaseUrl, async (client) => {
    const { rowCount } = await client.query(
      'select from pg_stat_activity where datname = current_database() and usename = $1',
      [roleName('collab')],
    )
    return rowCount !== 0
  })
}
