import type { SecurityEntry } from '@chapterhouse/shared/auth/security-log'
import { z } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import { type Part, partOf, readCursor } from '../../kernel/cursor.ts'
import type { Tx } from '../../kernel/database.ts'

interface Row {
  readonly id: string
  readonly at: Date
  readonly action: string
  readonly byOther: boolean
  readonly address: string | null
  readonly userAgent: string | null
}

/** Where somebody else did it, from where and with what is that person's own affair. */
const readRows = (tx: Tx, { userId }: Actor, { before, limit }: Range): Promise<Row[]> =>
  tx.$queryRaw<Row[]>`
    select l.id::text, l.at, l.action, o.other as "byOther",
           case when not o.other then abbrev(l.ip) end as address,
           case when not o.other then l.user_agent end as "userAgent"
    from activity_log l, lateral (select l.actor_id is distinct from ${userId}::uuid as other) o
    where l.category = 'SECURITY' and (${before}::bigint is null or l.id < ${before}::bigint)
      and (l.resource_type = 'user' and l.resource_id = ${userId}
           or l.resource_type <> 'user' and l.actor_id = ${userId}::uuid)
    order by l.id desc limit ${limit}::int`

interface Range {
  readonly before: string | null
  readonly limit: number
}

export interface Wanted {
  readonly limit: number
  readonly cursor?: string | undefined
}

/** Newest first. */
export const listLog = async (
  tx: Tx,
  actor: Actor,
  { limit, cursor }: Wanted,
): Promise<Part<SecurityEntry>> => {
  const before = readCursor(z.tuple([z.string().regex(/^\d{1,18}$/)]), cursor)?.[0] ?? null
  const rows = await readRows(tx, actor, { before, limit: limit + 1 })
  const { items, nextCursor } = partOf(rows, limit, ({ id }) => [id])
  return { items: items.map((row) => ({ ...row, at: row.at.toISOString() })), nextCursor }
}
