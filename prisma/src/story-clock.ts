import type { ClientBase } from 'pg'
import { asOwner } from './owner.ts'
import { unguarded } from './unguarded.ts'

/** A stretch of the story: what happens in it is spread over these minutes. */
export interface Scene {
  readonly begins: Date
  readonly minutes: number
}

/** Tells a story that lies in the past, one scene after the other. */
export interface StoryClock {
  /** Acts now, through the engine as everybody; then it has happened in that scene, in the same order. */
  during(scene: Scene, act: () => Promise<void>): Promise<void>
}

/**
 * The clock of a house in which nobody lives yet; null in any other: there, moments are people's own.
 *
 * The engine asks the database what time it is, and no program may answer for it: whoever can set
 * that clock can forge a log. So the owner, who could do anything anyway, moves the moments that a
 * scene has left, in one transaction and by one increasing line.
 */
export async function openStoryClock(databaseUrl: string): Promise<StoryClock | null> {
  if (!(await asOwner(databaseUrl, isEmpty))) return null
  let told = new Date(0)
  return {
    during: async (scene, act) => {
      const ends = new Date(scene.begins.getTime() + scene.minutes * 60_000)
      if (scene.begins < told || ends > new Date())
        throw new Error('the story goes forward, to now')
      told = ends
      const from = await asOwner(databaseUrl, momentOf)
      await act()
      await asOwner(databaseUrl, (client) => redate(client, { scene, from }))
    },
  }
}

const isEmpty = async (client: ClientBase) =>
  (await client.query('select from users limit 1')).rowCount === 0

// As text: a JavaScript date has no microseconds. Whole milliseconds, because some moments come from
// programs and have no more.
const momentOf = async (client: ClientBase): Promise<string> => {
  const sql = `select date_trunc('milliseconds', clock_timestamp())::text as moment`
  return (await client.query(sql)).rows[0].moment
}

interface Written {
  readonly scene: Scene
  /** The database's own moment at which the scene began. */
  readonly from: string
}

async function redate(client: ClientBase, { scene, from }: Written): Promise<void> {
  const { rows: tables } = await client.query<Dated>(DATED)
  await client.query('begin')
  await client.query(`set local lock_timeout = '10s'`)
  const { rows: now } = await client.query('select clock_timestamp()::text as moment')
  const line = [from, now[0].moment, scene.begins.toISOString(), scene.minutes]
  const names = tables.map(({ name }) => name)
  await unguarded(client, names, async () => {
    for (const table of tables) await client.query(moving(table), line)
  })
  await client.query('commit')
}

interface Dated {
  readonly name: string
  readonly columns: readonly string[]
}

// What is good until some time is so by the real one, and so is who is signed in.
const DATED = `
select c.relname as name, array_agg(quote_ident(a.attname) order by a.attnum) as columns
from pg_class c join pg_attribute a on a.attrelid = c.oid
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  and c.relname not in ('_prisma_migrations', 'sessions', 'verification_tokens')
  and a.atttypid = 'timestamptz'::regtype and a.attname <> 'expires_at'
group by c.relname order by c.relname`

const isInScene = (column: string) => `${column} between $1::timestamptz and $2::timestamptz`

const moved = (column: string) =>
  `${column} = case when ${isInScene(column)}
     then $3::timestamptz + (${column} - $1::timestamptz)
       * (extract(epoch from $4::int * interval '1 minute')
          / extract(epoch from $2::timestamptz - $1::timestamptz))::float8
     else ${column} end`

const moving = ({ name, columns }: Dated) =>
  `update ${name} set ${columns.map(moved).join(', ')} where ${columns.map(isInScene).join(' or ')}`
