import type { ContributionId, PageId, UserId } from '@chapterhouse/shared/kernel/id'
import type { Pool, PoolClient } from 'pg'
import type { AuthorKind } from './generated/enums.ts'
import { type Head, loadHead } from './journal.ts'
import { inTransaction } from './pool.ts'

/** What one author did in the slice that is being closed. */
export interface LiveContribution {
  readonly id: ContributionId
  readonly authorId: UserId | null
  readonly authorKind: AuthorKind
  readonly clientIds: readonly number[]
  /** That author's journal rows, compressed and framed. */
  readonly delta: Uint8Array
  readonly ownDeletes: Uint8Array | null
  readonly insertedChars: number
  readonly deletedChars: number
  readonly wordDelta: number
}

/** What to write, decided from a head that was read under the page's lock. */
export interface RollUp {
  /**
   * Head rows this closes into the next slice; rows with a `sourceId` are closed too, but have
   * their history already. Empty when only the state is written.
   */
  readonly close: readonly number[]
  /** One per author of the closed rows without a `sourceId`. */
  readonly contributions: readonly LiveContribution[]
  /**
   * Set: compaction. Everything in `fold` is in this state (encoding 2), and those rows are
   * deleted.
   */
  readonly state?: {
    readonly state: Uint8Array
    readonly stateVector: Uint8Array
    readonly fold: readonly number[]
  }
  /** A position in history, with a keyframe blob when given. */
  readonly version?: {
    readonly wordCount: number
    readonly keyframe?: {
      readonly state: Uint8Array
      readonly stateVector: Uint8Array
      readonly checksum: string
    }
  }
  /** What the page list shows; left alone when absent. */
  readonly mirror?: { readonly title?: string; readonly wordCount: number }
}

/**
 * Closes a slice, writes a compacted state, or both, in one transaction under the page's advisory
 * lock. `decide` gets the head as it is under the lock, must be quick and must not wait for
 * anything; null writes nothing. Returns the last closed slice, or null when nothing was written or
 * the page is gone. Killed at any step, state ⊕ rows give the same document.
 */
export function rollUp(
  pool: Pool,
  pageId: PageId,
  decide: (head: Head) => RollUp | null,
): Promise<number | null> {
  return inTransaction(pool, async (client) => {
    await client.query('select app.lock_page($1)', [pageId])
    const head = await loadHead(client, pageId)
    const write = head && decide(head)
    return head && write ? writeRollUp(client, { pageId, head, write }) : null
  })
}

interface Work {
  readonly pageId: PageId
  readonly head: Head
  readonly write: RollUp
}

async function writeRollUp(client: PoolClient, work: Work): Promise<number> {
  const { head, write } = work
  assertNothingIsForgotten(work)
  const slice = write.close.length > 0 ? head.slice + 1 : head.slice
  await insertContributions(client, work, slice)
  if (write.state) await writeState(client, work)
  if (slice !== head.slice) await closeSlice(client, work, slice)
  if (write.version) await insertVersion(client, work, slice)
  if (write.mirror) await mirror(client, work)
  return slice
}

// A row folded into the state before any slice has it would be text without history, for ever.
function assertNothingIsForgotten({ head, write }: Work): void {
  const closing = new Set(write.close)
  const folding = new Set(write.state?.fold)
  for (const row of head.rows) {
    const kept = row.slice !== null || row.sourceId !== null || closing.has(row.id)
    if (folding.has(row.id) && !kept) throw new Error(`journal row ${row.id} is in no slice`)
  }
}

async function insertContributions(client: PoolClient, { pageId, write }: Work, slice: number) {
  if (write.contributions.length === 0) return
  const { rows } = await client.query('select app.known_people($1::uuid[]) as known', [
    write.contributions.map((c) => c.authorId).filter((id) => id !== null),
  ])
  const known = new Set<string>(rows[0].known)
  for (const c of write.contributions) {
    await client.query(INSERT_CONTRIBUTION, [
      c.id,
      pageId,
      slice,
      c.authorKind,
      c.authorId && known.has(c.authorId) ? c.authorId : null,
      Buffer.from(c.delta),
      c.ownDeletes && Buffer.from(c.ownDeletes),
      c.clientIds,
      c.insertedChars,
      c.deletedChars,
      c.wordDelta,
    ])
  }
}

const INSERT_CONTRIBUTION = `
insert into contributions (id, page_id, project_id, kind, status, slice, author_kind, author_id, delta,
                           own_deletes, client_ids, inserted_chars, deleted_chars, word_delta, merged_at)
select $1, p.id, p.project_id, 'LIVE', 'MERGED', $3, $4, $5, $6, $7, $8, $9, $10, $11, now()
from pages p where p.id = $2`

async function writeState(client: PoolClient, { pageId, write }: Work) {
  if (!write.state) return
  const { state, stateVector, fold } = write.state
  await client.query(
    'update page_documents set state = $2, state_vector = $3, encoding = 2 where page_id = $1',
    [pageId, Buffer.from(state), Buffer.from(stateVector)],
  )
  await client.query('delete from page_updates where page_id = $1 and id = any($2::bigint[])', [
    pageId,
    fold,
  ])
}

// Rows that stay in the journal are marked, so that the next roll-up does not count them again.
async function closeSlice(client: PoolClient, { pageId, write }: Work, slice: number) {
  const folded = new Set(write.state?.fold)
  const staying = write.close.filter((id) => !folded.has(id))
  await client.query('update page_documents set slice = $2 where page_id = $1', [pageId, slice])
  if (staying.length === 0) return
  await client.query(
    'update page_updates set slice = $3 where page_id = $1 and id = any($2::bigint[])',
    [pageId, staying, slice],
  )
}

async function insertVersion(client: PoolClient, { pageId, write }: Work, slice: number) {
  if (!write.version) return
  const { wordCount, keyframe } = write.version
  await client.query(INSERT_VERSION, [
    pageId,
    slice,
    wordCount,
    keyframe ? Buffer.from(keyframe.state) : null,
    keyframe ? Buffer.from(keyframe.stateVector) : null,
    keyframe?.checksum ?? null,
  ])
}

const INSERT_VERSION = `
insert into page_versions (page_id, number, kind, slice, word_count, state, state_vector, checksum)
select $1, coalesce(max(number), 0) + 1, 'AUTO', $2, $3, $4, $5, $6
from page_versions where page_id = $1`

async function mirror(client: PoolClient, { pageId, write }: Work) {
  if (!write.mirror) return
  await client.query(
    `update pages set title = coalesce($2, title), word_count = $3
     where id = $1 and (title, word_count) is distinct from (coalesce($2, title), $3)`,
    [pageId, write.mirror.title?.slice(0, 300) ?? null, write.mirror.wordCount],
  )
}
