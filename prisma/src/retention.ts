import type { ClientBase, Pool } from 'pg'

/** What was erased for good: pages and whole projects. */
export interface Erased {
  readonly kind: 'page' | 'project'
  readonly id: string
}

/**
 * Erases what lies in the trash since before that moment, with all that hangs on it, and names every
 * page that went, those of an erased project too: the caller closes their rooms. Uploads of such a
 * project are nobody's afterwards ({@link uploadsOfNobody}). Runs as `jobs`.
 */
export async function purgeTrash(jobs: Pool | ClientBase, before: Date): Promise<Erased[]> {
  const { rows } = await jobs.query<Erased>('select kind, id from app.purge_trash($1)', [before])
  return rows
}

/** A row whose file is no longer wanted. */
export interface UploadOfNobody {
  readonly id: string
  readonly storageKey: string
}

/** What nobody needs any more: uploads of an erased project, and pictures beside a name that has another. */
const unwanted = `deleted_at is not null and (kind = 'AVATAR' or project_id is null and owner_id is null)`

/** Uploads of nobody: their files may go, then their rows. Runs as `jobs`. */
export async function uploadsOfNobody(jobs: Pool): Promise<UploadOfNobody[]> {
  const { rows } = await jobs.query<UploadOfNobody>(
    `select id, storage_key as "storageKey" from assets
     where ${unwanted}`,
  )
  return rows
}

/** Forgets uploads whose files are gone. Runs as `jobs`. */
export async function forgetUploads(jobs: Pool, ids: readonly string[]): Promise<void> {
  await jobs.query(
    `delete from assets
     where id = any ($1::uuid[]) and ${unwanted}`,
    [ids],
  )
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

/**
 * Erases the accounts deleted before that moment, and answers whose they were. What those people wrote
 * for others stays, under "Former member" and a number. Runs as `jobs`.
 */
export async function eraseAccounts(jobs: Pool, before: Date): Promise<string[]> {
  const { rows } = await jobs.query<{ id: string }>('select app.erase_accounts($1) as id', [before])
  return rows.map(({ id }) => id)
}

/** Forgets visits that are older than their person wants them remembered. Runs as `jobs`. */
export async function forgetVisits(jobs: Pool): Promise<number> {
  const { rows } = await jobs.query<{ count: string }>('select app.forget_visits() as count')
  return Number(rows[0]?.count ?? 0)
}

/** Rows changed in one statement: none holds its locks for long. */
const atOnce = 5_000

/** What is left of an address: its network, which still tells a country and a provider apart. */
const shortened = 'network(set_masklen(ip, case family(ip) when 4 then 24 else 48 end))::inet'

const shortenLog = `
  update activity_log l set ip = ${shortened}, ip_anonymized = true, user_agent = null
  from (select id, at from activity_log
        where at < $1 and not ip_anonymized and (ip is not null or user_agent is not null)
        order by at limit ${atOnce}) old
  where l.id = old.id and l.at = old.at`

const shortenSessions = `
  update sessions set ip = ${shortened}
  where created_at < $1 and masklen(ip) > case family(ip) when 4 then 24 else 48 end`

/**
 * Shortens the addresses noted before that moment, in the log and of sessions that still stand, and
 * forgets which browser it was in the log. Answers how many. Runs as `jobs`.
 */
export async function anonymizeAddresses(jobs: Pool, before: Date): Promise<number> {
  let total = (await jobs.query(shortenSessions, [before])).rowCount ?? 0
  for (;;) {
    const { rowCount } = await jobs.query(shortenLog, [before])
    total += rowCount ?? 0
    if ((rowCount ?? 0) < atOnce) return total
  }
}
