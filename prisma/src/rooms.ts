import type { ContributionId, PageId, UserId } from '@chapterhouse/shared/kernel/id'
import type { Pool } from 'pg'
import type { AuthorKind, EditMode, PageKind, PageSchema } from './generated/enums.ts'
import { openPool, type PoolOptions } from './pool.ts'
import { assertSafeRole } from './roles.ts'

/**
 * Opens the pool of the collab-server (role `collab`). Refuses a role that row level security does
 * not bind.
 */
export async function connectCollab(options: PoolOptions): Promise<Pool> {
  const pool = openPool(options)
  try {
    await assertSafeRole(pool)
    return pool
  } catch (error) {
    await pool.end()
    throw error
  }
}

export interface PageFacts {
  readonly projectId: string
  readonly kind: PageKind
  readonly schema: PageSchema
  readonly schemaVersion: number
  readonly title: string
  readonly editMode: EditMode
  readonly epoch: number
  readonly trashed: boolean
}

/** What a node needs to know of a page before it opens its room; null when there is none. */
export async function pageFacts(pool: Pool, pageId: PageId): Promise<PageFacts | null> {
  const { rows } = await pool.query<PageFacts>(
    `select p.project_id as "projectId", p.kind, p.schema, p.schema_version as "schemaVersion",
            p.title, p.edit_mode as "editMode", d.epoch, p.deleted_at is not null as trashed
     from pages p join page_documents d on d.page_id = p.id where p.id = $1`,
    [pageId],
  )
  return rows[0] ?? null
}

/** Who sits in which room, as their ticket said. */
export interface Seat {
  readonly userId: UserId | null
  readonly sessionId: string | null
  readonly linkId: string | null
  readonly pageId: PageId
  readonly contributionId: ContributionId | null
}

/**
 * What each of them may do now, in the order given: the re-check of all open sockets in one
 * statement. null: nothing.
 */
export async function roomAccess(
  pool: Pool,
  seats: readonly Seat[],
): Promise<('WRITE' | 'READ' | null)[]> {
  if (seats.length === 0) return []
  const { rows } = await pool.query<{ access: 'WRITE' | 'READ' | null }>(
    `select app.room_access(person, session, link, page, draft) as access
     from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::uuid[])
       with ordinality as seat (person, session, link, page, draft, place)
     order by place`,
    [
      seats.map((seat) => seat.userId),
      seats.map((seat) => seat.sessionId),
      seats.map((seat) => seat.linkId),
      seats.map((seat) => seat.pageId),
      seats.map((seat) => seat.contributionId),
    ],
  )
  return rows.map((row) => row.access)
}

/** Whose a client id is. */
export interface ClientOwner {
  readonly authorKind: AuthorKind
  readonly userId: UserId | null
  readonly linkId: string | null
  readonly guestName: string | null
  /** The draft or act it was made for; null: live. */
  readonly contributionId: ContributionId | null
}

/**
 * Binds a Yjs client id on a page, its head and all its drafts together, to whoever is first, for
 * ever. Returns whose it is now: the caller compares. Throws 23503 when the page is gone.
 */
export async function bindClient(
  pool: Pool,
  { pageId, clientId, owner }: { pageId: PageId; clientId: number; owner: ClientOwner },
): Promise<ClientOwner> {
  // Two statements: inside one, a row another transaction has just committed would be invisible.
  await pool.query(
    `insert into page_doc_clients
       (page_id, client_id, author_kind, user_id, link_id, guest_name, contribution_id)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      pageId,
      clientId,
      owner.authorKind,
      owner.userId,
      owner.linkId,
      owner.guestName,
      owner.contributionId,
    ],
  )
  const bound = await clientOwners(pool, pageId, [clientId])
  return bound.get(clientId) ?? owner
}

/** Owners of those of the client ids that are bound on the page. */
export async function clientOwners(
  pool: Pool,
  pageId: PageId,
  clientIds: readonly number[],
): Promise<Map<number, ClientOwner>> {
  const { rows } = await pool.query<ClientOwner & { clientId: number }>(
    `select client_id as "clientId", author_kind as "authorKind", user_id as "userId",
            link_id as "linkId", guest_name as "guestName", contribution_id as "contributionId"
     from page_doc_clients where page_id = $1 and client_id = any ($2::bigint[])`,
    [pageId, clientIds],
  )
  return new Map(rows.map(({ clientId, ...owner }) => [clientId, owner]))
}

/** Searchable text of one block. `position` orders passages of a page, compared bytewise. */
export interface Passage {
  readonly blockId: string
  readonly position: string
  readonly text: string
}

/** Writes the passages that changed and deletes those that are gone. Cheap when nothing changed. */
export async function writePassages(
  pool: Pool,
  pageId: PageId,
  { changed, gone }: { changed: readonly Passage[]; gone: readonly string[] },
): Promise<void> {
  if (gone.length > 0) {
    await pool.query(
      'delete from page_passages where page_id = $1 and block_id = any ($2::text[])',
      [pageId, gone],
    )
  }
  if (changed.length === 0) return
  await pool.query(
    `insert into page_passages as old (page_id, block_id, position, text)
     select $1, * from unnest($2::text[], $3::text[], $4::text[])
     on conflict (page_id, block_id)
       do update set position = excluded.position, text = excluded.text
     where (old.position, old.text) is distinct from (excluded.position, excluded.text)`,
    [
      pageId,
      changed.map((passage) => passage.blockId),
      changed.map((passage) => passage.position),
      changed.map((passage) => passage.text),
    ],
  )
}

/** Block ids and texts as they are stored, to compute what changed after a load. */
export async function readPassages(pool: Pool, pageId: PageId): Promise<Passage[]> {
  const { rows } = await pool.query<Passage>(
    `select block_id as "blockId", position, text from page_passages
     where page_id = $1 order by position, block_id`,
    [pageId],
  )
  return rows
}

/** Marks a page whose stored state does not decode, for a person to look at. */
export async function quarantine(pool: Pool, pageId: PageId): Promise<void> {
  await pool.query(
    `update page_documents set quarantined_at = now()
     where page_id = $1 and quarantined_at is null`,
    [pageId],
  )
}
