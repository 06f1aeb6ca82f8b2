import type { Database } from '../harness/database.ts'
import type { SeatPlan } from './seat.ts'

/** A page of one contestant, and seats at it. */
export interface Table {
  /** Who puts the first text there. */
  readonly founder: SeatPlan
  /** Seats with a fresh ticket each; client ids as asked. */
  readonly seats: (clientIds: readonly number[]) => Promise<readonly SeatPlan[]>
}

/** One server of the bench, running. */
export interface Contestant {
  readonly name: string
  /** Pids whose processor time is the server's; the database's are counted apart. */
  readonly pids: () => readonly number[]
  /** Whether an acknowledgement means committed; else the commits are listened to, or there are none. */
  readonly durable: 'acknowledged' | 'stored' | 'never'
  /** What it writes to and nobody else does; null for those that store nothing. */
  readonly database: Database | null
  readonly newTable: () => Promise<Table>
  /** Commits of a room so far, for those that only store now and then. */
  readonly commits: (room: string) => readonly Commit[]
  /** Everything unloaded and the process new, so that the next visit is a cold one. */
  readonly restart: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface Commit {
  /** On the machine's monotonic clock. */
  readonly at: number
  /** Clock after the last struct of each client. */
  readonly clocks: ReadonlyMap<number, number>
}

/** The client id of whoever founds a table. */
export const founderId = 17
/** And of whoever only keeps the room open. */
export const hostId = 18
