import type { UserId } from '@chapterhouse/shared/kernel/id'
import type { Request } from 'express'

/** The signed-in person who asks. */
export interface Actor {
  readonly userId: UserId
  /** SHA-256 (hex) of the session cookie; names the session, does not open it. */
  readonly sessionId: string
  readonly platformRole: 'USER' | 'MODERATOR' | 'ADMIN'
}

/** Who asks, or null for nobody. Provided by `auth`, asked by the kernel. */
export type Identify = (request: Request) => Promise<Actor | null>
