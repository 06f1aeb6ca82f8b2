import type { UserId } from '@chapterhouse/shared/kernel/id'
import type { Scope } from '@chapterhouse/shared/kernel/scope'
import type { Request } from 'express'

/** The person who asks: signed in, or by an API key. */
export interface Actor {
  readonly userId: UserId
  /** SHA-256 (hex) of the session cookie, or `key:<id>`; names the session, does not open it. */
  readonly sessionId: string
  /** What the key may be used for; null for a session, which may do all that its person may. */
  readonly scopes: readonly Scope[] | null
  readonly platformRole: 'USER' | 'MODERATOR' | 'ADMIN'
}

/** Who asks, or null for nobody; refuses a key that is none. Provided by `auth`, asked by the kernel. */
export type Identify = (request: Request) => Promise<Actor | null>
