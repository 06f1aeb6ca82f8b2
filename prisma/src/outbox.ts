import type { Pool } from 'pg'

/** A mail whose time has come. */
export interface DueMail {
  readonly id: string
  readonly to: string
  readonly subject: string
  /** What it says; null when that was lost. */
  readonly sealed: Uint8Array | null
  /** How often it was tried, this time included. */
  readonly attempts: number
  /** The links in it are no longer good. */
  readonly isOver: boolean
}

/**
 * The mail that waits longest, if one is due. It is put off for ten minutes, so that nobody else takes
 * it; who takes it says what became of it before that, or it is tried again. Runs as `jobs`, like all
 * of these.
 */
export async function takeDueMail(jobs: Pool): Promise<DueMail | null> {
  const { rows } = await jobs.query<DueMail>(
    `update email_messages set attempts = attempts + 1, next_at = now() + interval '10 minutes'
     where id = (select id from email_messages where status = 'QUEUED' and next_at <= now()
                 order by next_at, id limit 1 for update skip locked)
     returning id, to_email as "to", subject, sealed, attempts,
               coalesce(expires_at < now(), false) as "isOver"`,
  )
  return rows[0] ?? null
}

/** The mail server has it. What it said is forgotten: it holds links that open accounts. */
export async function markSent(jobs: Pool, id: string, providerId: string | null): Promise<void> {
  await jobs.query(
    `update email_messages set status = 'SENT', sent_at = now(), provider_id = $2, sealed = null,
            error = null
     where id = $1 and status = 'QUEUED'`,
    [id, providerId],
  )
}

/** It stays in the built-in mailbox. */
export async function markKept(jobs: Pool, id: string): Promise<void> {
  await jobs.query(
    `update email_messages set status = 'DELIVERED', sent_at = now(), error = null
     where id = $1 and status = 'QUEUED'`,
    [id],
  )
}

export interface GivenUp {
  readonly id: string
  /** BOUNCED: the mail server refused it for good. */
  readonly status: 'BOUNCED' | 'FAILED'
  readonly why: string
}

export async function giveUpMail(jobs: Pool, { id, status, why }: GivenUp): Promise<void> {
  await jobs.query(
    `update email_messages set status = $2::email_status, error = $3
     where id = $1 and status = 'QUEUED'`,
    [id, status, why],
  )
}

export interface PutOff {
  readonly id: string
  readonly seconds: number
  readonly why: string
}

export async function putOffMail(jobs: Pool, { id, seconds, why }: PutOff): Promise<void> {
  await jobs.query(
    `update email_messages set next_at = now() + make_interval(secs => $2), error = $3
     where id = $1 and status = 'QUEUED'`,
    [id, seconds, why],
  )
}

/** Milliseconds until the next mail is due, 0 when it is; null when none waits. */
export async function nextMailIn(jobs: Pool): Promise<number | null> {
  const { rows } = await jobs.query<{ ms: number | null }>(
    `select greatest(0, extract(epoch from next_at - now()) * 1000)::float8 as ms
     from email_messages where status = 'QUEUED' order by next_at limit 1`,
  )
  return rows[0]?.ms ?? null
}

/** Forgets mails that ended before that moment. Returns how many. */
export async function sweepMail(jobs: Pool, before: Date): Promise<number> {
  const { rowCount } = await jobs.query(
    `delete from email_messages where status <> 'QUEUED' and coalesce(sent_at, created_at) < $1`,
    [before],
  )
  return rowCount ?? 0
}
