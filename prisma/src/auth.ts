import type { ProjectId, UserId } from '@chapterhouse/shared/kernel/id'
import type { Pool } from 'pg'
import { isCutOff } from './failures.ts'
import type * as $Enums from './generated/enums.ts'
import { ofFinal } from './outcome.ts'

export interface NewPerson {
  readonly id: UserId
  readonly email: string
  readonly passwordHash: string | null
  readonly displayName: string
  readonly provider?: string
}

export interface Login {
  readonly userId: UserId
  readonly passwordHash: string | null
  readonly isActive: boolean
  readonly emailVerified: boolean
}

/** An account that is deleted and not erased yet. */
export interface DeletedLogin {
  readonly userId: UserId
  readonly passwordHash: string | null
  readonly deletedAt: Date
}

export interface InvitationPreview {
  readonly id: string
  readonly projectId: ProjectId
  readonly projectTitle: string
  readonly role: $Enums.ProjectRole
  /** null when the account of who invited is gone. */
  readonly inviter: string | null
  /** null: a link for whoever holds it. */
  readonly email: string | null
  readonly message: string | null
  readonly expiresAt: Date
}

/** Why an invitation opens nothing any more. */
export type InvitationEnd = Exclude<$Enums.InvitationStatus, 'PENDING'>

export type TokenPurpose = 'EMAIL_VERIFY' | 'PASSWORD_RESET' | 'MAGIC_LINK'

export interface KeyHolder {
  readonly id: string
  readonly userId: UserId
  readonly scopes: readonly string[]
  readonly platformRole: $Enums.PlatformRole
}

/** Whose passkey it is, and what its signatures are checked with. */
export interface PasskeyHolder {
  readonly id: string
  readonly userId: UserId
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly signCount: number
  readonly transports: readonly string[]
}

/** The purposes of every link that a mail may hold. */
export type LinkPurpose = TokenPurpose | 'EMAIL_CHANGE' | 'EMAIL_TAKE_BACK'

/** Whom a link in a mail is for. */
export interface LinkHolder {
  readonly userId: UserId
  /** The address the link is about: where it went, or the new one of a change. */
  readonly email: string
  readonly displayName: string
}

export interface NewToken {
  readonly email: string
  readonly purpose: TokenPurpose
  readonly tokenHash: string
  readonly expiresAt: Date
}

/**
 * What works before there is a person: definer functions that answer one row about one exact key.
 * Those that write throw {@link import('./outcome.ts').OutcomeUnknown} when the connection ends
 * before they answer.
 */
export interface AuthCalls {
  hasAccounts(): Promise<boolean>
  /**
   * Returns the role given: the first account is ADMIN. Throws 23505 ({@link
   * import('./failures.ts').isTaken}).
   */
  signUp(person: NewPerson): Promise<$Enums.PlatformRole>
  loginByEmail(email: string): Promise<Login | null>
  deletedLogin(email: string): Promise<DeletedLogin | null>
  /** False: it is erased, or was never deleted. */
  restoreAccount(userId: UserId): Promise<boolean>
  loginByAccount(provider: string, accountId: string): Promise<UserId | null>
  /** Whose passkey has that credential id; null when nobody's. */
  loginByPasskey(credentialId: Uint8Array): Promise<PasskeyHolder | null>
  /** Whose API key this is; null when it is unknown, revoked or expired. Notes that it was used. */
  keyByHash(keyHash: string): Promise<KeyHolder | null>
  invitationByHash(tokenHash: string): Promise<InvitationPreview | null>
  /** Says no in nobody's name; false when there is none open, or it is for many. */
  declineInvitation(tokenHash: string): Promise<boolean>
  /** How it ended; null while it is open, and for none at all. */
  invitationEnd(tokenHash: string): Promise<InvitationEnd | null>
  /** Whom a link is for; null when it is not good (any more). Uses nothing up. */
  tokenByHash(tokenHash: string, purpose: LinkPurpose): Promise<LinkHolder | null>
  /** The person the token is for; null, and no token, when nobody active has that address. */
  issueToken(token: NewToken): Promise<UserId | null>
  /** Once: the second call with the same token gets null. */
  consumeToken(
    tokenHash: string,
    purpose: TokenPurpose,
  ): Promise<{ userId: UserId; email: string } | null>
}

export function authCalls(pool: Pool): AuthCalls {
  const first = async <Row>(sql: string, values: unknown[] = []): Promise<Row | null> =>
    (await pool.query(sql, values)).rows[0] ?? null
  const write = writing(pool)
  return {
    hasAccounts: async () =>
      (await first<{ any: boolean }>('select app.has_accounts() as any'))?.any === true,
    signUp: async ({ id, email, passwordHash, displayName, provider = 'password' }) => {
      const values = [id, email, passwordHash, displayName, provider]
      const [row] = await write('select app.sign_up($1, $2, $3, $4, $5) as role', values)
      return row.role
    },
    loginByEmail: (email) =>
      first(
        `select user_id as "userId", password_hash as "passwordHash", is_active as "isActive",
                email_verified as "emailVerified" from app.login_by_email($1)`,
        [email],
      ),
    deletedLogin: (email) =>
      first(
        `select user_id as "userId", password_hash as "passwordHash", deleted_at as "deletedAt"
         from app.deleted_login($1)`,
        [email],
      ),
    restoreAccount: async (userId) => {
      const [row] = await write('select app.restore_account($1) as done', [userId])
      return row.done
    },
    loginByAccount: async (provider, accountId) => {
      const sql = 'select app.login_by_account($1, $2) as id'
      return (await first<{ id: UserId | null }>(sql, [provider, accountId]))?.id ?? null
    },
    loginByPasskey: (credentialId) =>
      first(
        `select id, user_id as "userId", public_key as "publicKey", sign_count::float8 as "signCount",
                transports from app.login_by_passkey($1)`,
        [Buffer.from(credentialId)],
      ),
    keyByHash: (keyHash) =>
      first(
        `select id, user_id as "userId", scopes, platform_role as "platformRole"
         from app.api_key_by_hash($1)`,
        [keyHash],
      ),
    invitationByHash: (tokenHash) =>
      first(
        `select id, project_id as "projectId", project_title as "projectTitle", role, inviter,
                email, message, expires_at as "expiresAt" from app.invitation_by_hash($1)`,
        [tokenHash],
      ),
    declineInvitation: async (tokenHash) => {
      const [row] = await write('select app.decline_invitation($1) as done', [tokenHash])
      return row.done
    },
    invitationEnd: async (tokenHash) => {
      const sql = 'select app.invitation_end($1) as "end"'
      return (await first<{ end: InvitationEnd | null }>(sql, [tokenHash]))?.end ?? null
    },
    tokenByHash: (tokenHash, purpose) =>
      first(
        `select user_id as "userId", email, display_name as "displayName"
         from app.token_by_hash($1, $2)`,
        [tokenHash, purpose],
      ),
    issueToken: async ({ email, purpose, tokenHash, expiresAt }) => {
      const sql = 'select app.issue_token($1, $2, $3, $4) as id'
      const values = [email, purpose, tokenHash, expiresAt]
      return (await write(sql, values))[0]?.id ?? null
    },
    consumeToken: async (tokenHash, purpose) => {
      const sql = 'select user_id as "userId", email from app.consume_token($1, $2)'
      return (await write(sql, [tokenHash, purpose]))[0] ?? null
    },
  }
}

/** One statement that is final as soon as it is done. */
const writing = (pool: Pool) => async (sql: string, values: unknown[]) => {
  // A connection first: failing to get one is no failure of the statement.
  const client = await pool.connect()
  let broken = false
  try {
    return (await client.query(sql, values)).rows
  } catch (error) {
    broken = isCutOff(error)
    throw ofFinal(error)
  } finally {
    client.release(broken)
  }
}
