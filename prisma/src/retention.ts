import type { Pool } from 'pg'

/** What was erased for good: pages and whole projects. */
export interface Erased {
  readonly kind: 'page' | 'project'
  readonly id: string
}

/**
 * Erases what lies in the trash since before that moment, with all that hangs on it. The caller
 * closes the rooms of the pages named. Runs as `jobs`; uploads stay on the disk until they are swept.
 */
export async function purgeTrash(jobs: Pool, before: Date): Promise<Erased[]> {
  const { rows } = await jobs.query<Erased>('select kind, id from app.purge_trash($1)', [before])
  return rows
}

export interface Swept {
  readonly sessions: number
  readonly tokens: number
  readonly invitations: number
}

/**
 * Deletes sessions and tokens that ended before that moment and closes invitations whose time is
 * over. Nothing of it could still open anything. Runs as `jobs`.
 */
export async function sweepExpired(jobs: Pool, before: Date): Promise<Swept> {
  const sessions = await jobs.query(
    'delete from sessions where coalesce(revoked_at, expires_at) < $1',
    [before],
  )
  const tokens = await jobs.query(
    'delete from verification_tokens where coalesce(consumed_at, expires_at) < $1',
    [before],
  )
  const invitations = await jobs.query(
    `update invitations set status = 'EXPIRED' where status = 'PENDING' and expires_at < now()`,
  )
  return {
    sessions: sessions.rowCount ?? 0,
    tokens: tokens.rowCount ?? 0,
    invitations: invitations.rowCount ?? 0,
  }
}
