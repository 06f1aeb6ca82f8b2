import { createHash, createHmac, hkdfSync, pbkdf2Sync, randomBytes } from 'node:crypto'
import type { ClientBase } from 'pg'

/**
 * The logins of our programs beside the owner, who migrates: api, collab-server, background work.
 */
export const loginRoles = ['app', 'collab', 'jobs'] as const
export type LoginRole = (typeof loginRoles)[number]

/** The name of a login role in the database. */
export const roleName = (role: LoginRole) => `chapterhouse_${role}`

/** A role's password: HKDF of APP_SECRET, so it is never stored and every program can derive it. */
export function rolePassword(role: LoginRole, appSecret: string): string {
  const key = hkdfSync('sha256', appSecret, 'chapterhouse', `database role ${role}`, 32)
  return Buffer.from(key).toString('hex')
}

/** The connection string of a role, from the owner's `databaseUrl`. */
export function roleUrl(databaseUrl: string, role: LoginRole, appSecret: string): string {
  const url = new URL(databaseUrl)
  url.username = roleName(role)
  url.password = rolePassword(role, appSecret)
  return url.toString()
}

/**
 * Makes the three login roles when they are missing and sets their passwords. `owner` needs
 * CREATEROLE, no more. Roles belong to the whole cluster: two installations in one cluster must
 * share their APP_SECRET.
 */
export async function ensureRoles(owner: ClientBase, appSecret: string): Promise<void> {
  // Two starts at once would both update the same catalog row, and one of them fails.
  await owner.query(`select pg_advisory_lock(hashtextextended('chapterhouse.roles', 0))`)
  try {
    for (const role of loginRoles) await ensureRole(owner, role, appSecret)
  } finally {
    await owner.query(`select pg_advisory_unlock(hashtextextended('chapterhouse.roles', 0))`)
  }
}

async function ensureRole(owner: ClientBase, role: LoginRole, appSecret: string): Promise<void> {
  const name = roleName(role)
  const { rowCount } = await owner.query('select from pg_roles where rolname = $1', [name])
  if (rowCount === 0) await owner.query(`create role ${name} login noinherit`)
  const verifier = scramVerifier(rolePassword(role, appSecret))
  await untilAlone(() => owner.query(`alter role ${name} login password '${verifier}'`))
}

// The lock above is of one database; a start in another one of the cluster may change the same row.
async function untilAlone(change: () => Promise<unknown>, tries = 5): Promise<void> {
  await change().catch((error: Error) => {
    if (tries === 1 || !error.message.includes('tuple concurrently updated')) throw error
    return untilAlone(change, tries - 1)
  })
}

// What PostgreSQL would store, made here: the password itself reaches no server log.
function scramVerifier(password: string): string {
  const iterations = 4096
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const clientKey = createHmac('sha256', salted).update('Client Key').digest()
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64')
  const storedKey = createHash('sha256').update(clientKey).digest('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`
}

/** Thrown at boot when a program would run as a role that row level security does not bind. */
export class UnsafeRole extends Error {
  override name = 'UnsafeRole'
}

interface Queryable {
  query(sql: string): Promise<{ rows: unknown[] }>
}

/** Refuses a connection as superuser, as a role with BYPASSRLS, or as the owner of our tables. */
export async function assertSafeRole(pool: Queryable): Promise<void> {
  const { rows } = await pool.query(
    `select r.rolname, r.rolsuper, r.rolbypassrls,
            exists (select from pg_class c
                    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                      and pg_has_role(r.oid, c.relowner, 'usage')) as owns
     from pg_roles r where r.rolname = current_user`,
  )
  const role = rows[0] as Record<'rolname' | 'rolsuper' | 'rolbypassrls' | 'owns', unknown>
  const fault = unsafeBecause(role)
  if (fault) throw new UnsafeRole(`the database role ${role.rolname} ${fault}: refusing to run`)
}

function unsafeBecause(role: Record<'rolsuper' | 'rolbypassrls' | 'owns', unknown>): string | null {
  if (role.rolsuper) return 'is a superuser'
  if (role.rolbypassrls) return 'bypasses row level security'
  if (role.owns) return 'owns the tables'
  return null
}
