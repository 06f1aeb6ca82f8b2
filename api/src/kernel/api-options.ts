import type { Clock } from '@chapterhouse/shared/kernel/clock'
import type { Database } from './database.ts'
import type { Channel } from './handover.ts'
import type { Log } from './log.ts'
import type { PaceLimits } from './paces.ts'
import type { Settings } from './settings.ts'

/** What an api is given from outside. */
export interface ApiOptions {
  readonly settings: Settings
  /** Opened for the role `app`; closing it stays with who opened it. */
  readonly db: Database
  readonly clock?: Clock
  readonly log?: Log
  /** Takes the sockets of live rooms; without it they are piped to the collab-server. */
  readonly channel?: Channel
  /** bcrypt cost; tests lower it. */
  readonly passwordCost?: number
  /** Tests loosen them, or draw them tight. */
  readonly paces?: PaceLimits
}
