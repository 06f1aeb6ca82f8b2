import type { ContributionId, PageId, UserId } from '@chapterhouse/shared/kernel/id'
import type { Pool, PoolClient } from 'pg'
import type { Tx } from './client.ts'
import type { AuthorKind } from './generated/enums.ts'

/** One update on its way into the journal. */
export interface NewRow {
  readonly pageId: PageId
  /** null: the head of the page; set: the own row of that draft. */
  readonly contributionId: ContributionId | null
  readonly authorId: UserId | null
  readonly authorKind: AuthorKind
  /** Yjs client ids whose structs the update brings. */
  readonly clientIds: readonly number[]
  /** The Yjs update, 3 bytes to 12 MiB. */
  readonly data: Uint8Array
  /** Its delete set less what was already deleted; null when it deletes nothing new. */
  readonly ownDeletes: Uint8Array | null
}

/**
 * Where a committed row is. Ids are not in the order of commits: catch up by `tx`, never by `id`.
 */
export interface Committed {
  readonly id: number
  readonly tx: string
}

/**
 * Appends a batch in one statement, one transaction, one commit; answers in the order given. All or
 * nothing: one refused row refuses the batch. On SQLSTATE class 22, 23 or 42 ({@link
 * import('./failures.ts').sqlState}) retry row by row and refuse only the offender (42501: locked,
 * protected, trashed, purged or submitted; 22 and 23: bad bytes); on 08, 53, 57, 40 retry all.
 */
export async function appendRows(pool: Pool, rows: readonly NewRow[]): Promise<Committed[]> {
  if (rows.length === 0) return []
  const { rows: committed } = await pool.query<Committed>({
    name: 'journal-append',
    text: APPEND,
    values: [
      rows.map((row) => row.pageId),
      rows.map((row) => row.contributionId),
      rows.map((row) => row.authorId),
      rows.map((row) => row.authorKind),
      rows.map((row) => `{${row.clientIds.join(',')}}`),
      rows.map((row) => buffer(row.data)),
      rows.map((row) => row.ownDeletes && buffer(row.ownDeletes)),
    ],
  })
  // Identity values are drawn in the order of the rows, so their order is that of the batch.
  return committed.sort((a, b) => a.id - b.id)
}

const APPEND = `
insert into page_updates
  (page_id, contribution_id, author_id, author_kind, client_ids, data, own_deletes)
select page_id, contribution_id, author_id, author_kind, client_ids::bigint[], data, own_deletes
from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::author_kind[], $5::text[], $6::bytea[],
            $7::bytea[]) with ordinality
  as b (page_id, contribution_id, author_id, author_kind, client_ids, data, own_deletes, place)
order by place
returning id, tx::text`

// pg sends a plain Uint8Array as JSON.
const buffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** A row of the journal as it was read. */
export interface JournalRow extends Committed {
  /** The act of the api it belongs to; such a row is history already and is not rolled up. */
  readonly sourceId: ContributionId | null
  /** Closed into that slice and waiting only to be folded into the state; null while open. */
  readonly slice: number | null
  readonly authorId: UserId | null
  readonly authorKind: AuthorKind
  readonly clientIds: readonly number[]
  readonly data: Uint8Array
  readonly ownDeletes: Uint8Array | null
  readonly createdAt: Date
}

/** The head of a page: its stored state and every head row still in the journal, of one moment. */
export interface Head {
  readonly state: Uint8Array
  readonly stateVector: Uint8Array
  /** Of `state`: Yjs update encoding 1 or 2. Journal rows are always encoding 1. */
  readonly encoding: 1 | 2
  readonly epoch: number
  /** The last closed slice. */
  readonly slice: number
  readonly quarantinedAt: Date | null
  readonly updatedAt: Date
  /** Every transaction below this one had ended when this was read: catch up from here. */
  readonly low: string
  /** By (tx, id): the order of commits as nearly as it is known. */
  readonly rows: readonly JournalRow[]
}

/** The head of a page, or null for a page that does not exist. One statement, so one moment. */
export async function loadHead(db: Pool | PoolClient, pageId: PageId): Promise<Head | null> {
  const { rows } = await db.query<HeadPart>({ name: 'journal-head', text: HEAD, values: [pageId] })
  return headOf(rows)
}

/**
 * The same as the person of the transaction sees it: null also when they may not read the page's
 * head.
 */
export async function readHead(tx: Tx, pageId: PageId): Promise<Head | null> {
  const rows = await tx.$queryRawUnsafe<HeadPart[]>(HEAD, pageId)
  return headOf(rows)
}

function headOf([first, ...updates]: HeadPart[]): Head | null {
  if (!first?.document) return null
  const { low, epoch, slice, encoding, quarantinedAt } = first.document
  return {
    state: first.data,
    stateVector: first.own_deletes ?? new Uint8Array([0]),
    encoding,
    epoch,
    slice,
    low,
    quarantinedAt: quarantinedAt === null ? null : new Date(quarantinedAt),
    updatedAt: first.created_at,
    rows: updates.map(toRow),
  }
}

/** What happened to a head since a moment. */
export interface News {
  readonly rows: readonly JournalRow[]
  /** From where to ask next. */
  readonly low: string
  /** When the stored document was last written; null when the page is gone. */
  readonly updatedAt: Date | null
}

/**
 * What was committed on a page's head since `low` (inclusive: reading a row twice is harmless).
 * Rows that somebody else has folded into the state meanwhile are not among them: when `updatedAt`
 * is not the head's any more, load the head again and apply all of it.
 */
export async function loadSince(pool: Pool, pageId: PageId, low: string): Promise<News> {
  const { rows } = await pool.query<HeadPart & { low: string; updated_at: Date | null }>({
    name: 'journal-since',
    text: SINCE,
    values: [pageId, low],
  })
  return {
    rows: rows.filter((row) => row.id !== null).map(toRow),
    low: rows[0]?.low ?? low,
    updatedAt: rows[0]?.updated_at ?? null,
  }
}

// Through pg a bigint is a number, through Prisma it is a bigint; both are below 2^53.
interface HeadPart {
  readonly id: number | bigint | null
  readonly tx: string | null
  readonly source_id: ContributionId | null
  readonly slice: number | bigint | null
  readonly author_id: UserId | null
  readonly author_kind: AuthorKind | null
  readonly client_ids: (number | bigint)[] | null
  readonly data: Uint8Array
  readonly own_deletes: Uint8Array | null
  readonly created_at: Date
  readonly document: {
    readonly low: string
    readonly epoch: number
    readonly slice: number
    readonly encoding: 1 | 2
    readonly quarantinedAt: string | null
  } | null
}

const toRow = (part: HeadPart): JournalRow => ({
  id: Number(part.id),
  tx: part.tx ?? '0',
  sourceId: part.source_id,
  slice: part.slice === null ? null : Number(part.slice),
  authorId: part.author_id,
  authorKind: part.author_kind ?? 'SYSTEM',
  clientIds: (part.client_ids ?? []).map(Number),
  data: part.data,
  ownDeletes: part.own_deletes,
  createdAt: part.created_at,
})

const ROW =
  'id, tx::text, source_id, slice, author_id, author_kind, client_ids, data, own_deletes, created_at'

// The first row is the document: its state in `data`, its state vector in `own_deletes`.
const HEAD = `
select ${ROW.replace('tx::text', 'tx')}, document
from (
  select null::bigint as id, null::text as tx, null::uuid as source_id, null::bigint as slice,
         null::uuid as author_id, null::author_kind as author_kind, null::bigint[] as client_ids,
         d.state as data, d.state_vector as own_deletes, d.updated_at as created_at,
         jsonb_build_object(
           'low', pg_snapshot_xmin(pg_current_snapshot())::text, 'epoch', d.epoch,
           'slice', d.slice, 'encoding', d.encoding, 'quarantinedAt', d.quarantined_at) as document,
         0 as part, null::xid8 as place
  from page_documents d where d.page_id = $1::uuid
  union all
  select ${ROW}, null, 1, tx from page_updates
  where page_id = $1::uuid and contribution_id is null) parts
order by part, place, id`

const SINCE = `
with moment as (
  select pg_snapshot_xmin(pg_current_snapshot())::text as low,
         (select d.updated_at from page_documents d where d.page_id = $1) as updated_at)
select moment.low, moment.updated_at, ${ROW.replace('tx::text', 'u.tx::text')}
from moment
left join page_updates u on u.page_id = $1 and u.contribution_id is null and u.tx >= $2::xid8
order by u.tx, u.id`
