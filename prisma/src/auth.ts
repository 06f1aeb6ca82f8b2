import type { ProjectId, UserId } from '@chapterhouse/shared/kernel/id'
import type { Pool } from 'pg'
import type * as $Enums from './generated/enums.ts'

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

export interface InvitationPreview {
  readonly id: string
  readonly projectId: ProjectId
  readonly projectTitle: string
  readonly role: $Enums.ProjectRole
  /** null when the account of who invited is gone. */
  readonly inviter: string | null
  /** null: a link for whoever holds it. */
  readonly email: string | null
  readonly expiresAt: Date
}

export type TokenPurpose = 'EMAIL_VERIFY' | 'PASSWORD_RESET' | 'MAGIC_LINK'

export interface NewToken {
  readonly email: string
  readonly purpose: TokenPurpose
  readonly tokenHash: string
  readonly expiresAt: Date
}

/**
 * What works before there is a person: definer functions that answer one row about one exact key.
 */
export interface AuthCalls {
  hasAccounts(): Promise<boolean>
  /**
   * Returns the role given: the first account is ADMIN. Throws 23505 ({@link
   * import('./failures.ts').isTaken}).
   */
  signUp(person: NewPerson): Promise<$Enums.PlatformRole>
  loginByEmail(email: string): Promise<Login | null>
  loginByAccount(provider: string, accountId: string): Promise<UserId | null>
  invitationByHash(tokenHash: string): Promise<InvitationPreview | null>
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
  return {
    hasAccounts: async () =>
      (await first<{ any: boolean }>('select app.has_accounts() as any'))?.any === true,
    signUp: async ({ id, email, passwordHash, displayName, provider = 'password' }) => {
      const values = [id, email, passwordHash, displayName, provider]
      const { rows } = await pool.query('select app.sign_up($1, $2, $3, $4, $5) as role', values)
      return rows[0].role
    },
    loginByEmail: (email) =>
      first(
        `select user_id as "userId", password_hash as "passwordHash", is_active as "isActive",
                email_verified as "emailVerified" from app.login_by_email($1)`,
        [email],
      ),
    loginByAccount: async (provider, accountId) => {
      const sql = 'select app.login_by_account($1, $2) as id'
      return (await first<{ id: UserId | null }>(sql, [provider, accountId]))?.id ?? null
    },
    invitationByHash: (tokenHash) =>
      first(
        `select id, project_id as "projectId", project_title as "projectTitle", role, inviter,
                email, expires_at as "expiresAt" from app.invitation_by_hash($1)`,
        [tokenHash],
      ),
    issueToken: async ({ email, purpose, tokenHash, expiresAt }) => {
      const sql = 'select app.issue_token($1, $2, $3, $4) as id'
      const values = [email, purpose, tokenHash, expiresAt]
      return (await first<{ id: UserId | null }>(sql, values))?.id ?? null
    },
    consumeToken: (tokenHash, purpose) =>
      first('select user_id as "userId", email from app.consume_token($1, $2)', [
        tokenHash,
        purpose,
      ]),
  }
}
