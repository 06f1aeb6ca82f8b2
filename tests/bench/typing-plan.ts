import type { Spread } from '../harness/figures.ts'
import type { SeatPlan } from './seat.ts'

/** What one run of the load does; sent to its process. */
export interface TypingPlan {
  readonly seats: readonly SeatPlan[]
  /** The text each seat types into. */
  readonly texts: readonly { readonly client: number; readonly clock: number }[]
  /** How many of the seats watch what arrives; the first ones. */
  readonly probes: number
  readonly keysPerSecond: number
  readonly warmSeconds: number
  readonly seconds: number
  readonly seed: number
}

/** One letter that was typed while the run was measured. */
export interface Edit {
  readonly client: number
  readonly clock: number
  /** When its key was due, on the machine's monotonic clock. */
  readonly at: number
}

/** What the load reports at the end, after `measuring` and `measured`. */
export interface TypingDone {
  readonly kind: 'done'
  /** Milliseconds from the due key to another person. */
  readonly seen: Spread
  /** Milliseconds from the due key to the server's acknowledgement. */
  readonly saved: Spread
  /** Share of the expected deliveries that arrived. */
  readonly delivered: number
  readonly edits: readonly Edit[]
  /** Keys pressed in all, warm-up included. */
  readonly allEdits: number
  readonly bytesIn: number
  /** Close codes of lines that broke. */
  readonly closed: readonly number[]
}

export type TypingNews = { readonly kind: 'measuring' } | { readonly kind: 'measured' } | TypingDone
