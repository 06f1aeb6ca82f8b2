import type { Pool } from 'pg'

export interface TableFacts {
  readonly name: string
  readonly enabled: boolean
  readonly forced: boolean
}

/**
 * Every table of ours and of the job queue, with its state of row level security. Partitions are
 * reached through their parent, but for those of the queue.
 */
export async function listTables(owner: Pool): Promise<TableFacts[]> {
  const { rows } = await owner.query<TableFacts>(
    `select c.oid::regclass::text as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced
     from pg_class c
     where c.relkind in ('r', 'p')
       and (c.relnamespace in ('public'::regnamespace, 'app'::regnamespace) and not c.relispartition
         or c.relnamespace = 'pgboss'::regnamespace)
     order by 1`,
  )
  return rows
}

export interface Policy {
  readonly name: string
  readonly table: string
}

/** Every policy, but for those of our own partitions, which nobody can reach. */
export async function listPolicies(owner: Pool): Promise<Policy[]> {
  const { rows } = await owner.query<Policy>(
    `select p.polname as name, p.polrelid::regclass::text as table
     from pg_policy p join pg_class c on c.oid = p.polrelid
     where not c.relispartition or c.relnamespace = 'pgboss'::regnamespace order by 2, 1`,
  )
  return rows
}
