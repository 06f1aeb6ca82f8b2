import type { Clock } from '@chapterhouse/shared/kernel/clock'
import { limits } from '@chapterhouse/shared/sync/document'
import type { DestinationStream } from 'pino'
import type { OriginRule } from './gate/origin.ts'
import type { RollUpRules } from './history/rules.ts'
import type { JournalLimits } from './journal/journal.ts'
import type { JournalStore } from './journal/row.ts'
import { type OutletLimits, outletLimits } from './session/outlet.ts'

export interface GateLimits {
  readonly socketsPerAddress: number
  readonly socketsPerPerson: number
  /** Sockets that join at the same time. */
  readonly joinsAtOnce: number
  /** Milliseconds a socket has to present its ticket. */
  readonly ticketPatience: number
  /** Milliseconds from its ticket until it is in its room. */
  readonly joinPatience: number
  readonly framesPerSecond: number
  readonly frameBurst: number
  readonly bytesPerSecond: number
  readonly byteBurst: number
  /** Full syncs: each costs the whole document. */
  readonly syncsPerSecond: number
  readonly syncBurst: number
  /** Frames of one socket that may wait for their turn or their commit. */
  readonly queue: number
  /** Milliseconds a frame may wait for what it builds on. */
  readonly heldPatience: number
  /** Milliseconds between pings; a socket that misses two is gone. */
  readonly ping: number
  /** Milliseconds a revoked socket has to see its last frames committed. */
  readonly drain: number
  /** Milliseconds between looks whether everybody may still be here. */
  readonly recheck: number
  /** Bytes of a stored document. */
  readonly document: number
  readonly documentWarning: number
  readonly outlet: OutletLimits
}

export const gateLimits: GateLimits = {
  socketsPerAddress: 1_000,
  socketsPerPerson: 64,
  joinsAtOnce: 64,
  ticketPatience: 10_000,
  joinPatience: 20_000,
  framesPerSecond: 60,
  frameBurst: 300,
  bytesPerSecond: 1024 * 1024,
  byteBurst: 8 * 1024 * 1024,
  syncsPerSecond: 0.5,
  syncBurst: 5,
  queue: 500,
  heldPatience: 5_000,
  ping: 15_000,
  drain: 1_500,
  recheck: 60_000,
  document: limits.document,
  documentWarning: limits.documentWarning,
  outlet: outletLimits,
}

export interface CollabOptions {
  readonly port: number
  /** Where to listen; loopback unless another program in front of it is elsewhere. */
  readonly host: string
  /** The url of the role `collab`. */
  readonly databaseUrl: string
  readonly appSecret: string
  readonly origin: OriginRule
  readonly logLevel: string
  /** What follows is for tests and benches. */
  readonly logTo?: DestinationStream
  readonly clock?: Clock
  readonly gate?: Partial<GateLimits>
  readonly journal?: Partial<JournalLimits>
  readonly rollUp?: Partial<RollUpRules>
  readonly store?: (store: JournalStore) => JournalStore
}
