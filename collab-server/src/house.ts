import type { Clock } from '@chapterhouse/shared/kernel/clock'
import type { Hocuspocus } from '@hocuspocus/server'
import type { Pool } from 'pg'
import type { Admission } from './gate/admission.ts'
import type { SocketCaps } from './gate/caps.ts'
import type { Journal } from './journal/journal.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { GateLimits } from './options.ts'
import type { CatchUp } from './rooms/catch-up.ts'
import type { Rooms } from './rooms/rooms.ts'

/** What every socket of this node shares. */
export interface House {
  readonly log: Log
  readonly metrics: Metrics
  readonly clock: Clock
  readonly pool: Pool
  readonly closePools: () => Promise<unknown>
  readonly journal: Journal
  readonly rooms: Rooms
  readonly catchUp: CatchUp
  readonly admission: Admission
  readonly people: SocketCaps
  readonly ticketKey: Uint8Array
  readonly limits: GateLimits
  readonly hocuspocus: () => Hocuspocus
}
