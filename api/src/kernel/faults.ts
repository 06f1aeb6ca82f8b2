import { createHash } from 'node:crypto'
import type { Clock } from '@chapterhouse/shared/kernel/clock'

/** A mistake of ours, each kind of it once. */
export interface Fault {
  readonly fingerprint: string
  readonly name: string
  /** The first frame in our own files; what the error said may quote a person and is not kept. */
  readonly place: string | null
  readonly during: string
  readonly count: number
  readonly firstAt: number
  readonly lastAt: number
  readonly requestId: string | null
}

/** What went wrong since this process began. */
export interface Faults {
  readonly since: number
  readonly note: (error: unknown, around: Around) => void
  /** The last first. */
  readonly all: () => readonly Fault[]
}

export interface Around {
  /** The pattern of the question, or the job. */
  readonly during: string
  readonly requestId?: string | undefined
}

/** Kinds kept; the one that was not seen for longest goes first. */
const most = 100

const placeOf = (error: unknown): string | null => {
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  // from the package on: where the checkout lies is nobody's concern
  return /\b((?:api|prisma|shared)\/src\/[\w./-]+:\d+)/.exec(stack)?.[1] ?? null
}

export const openFaults = (clock: Clock): Faults => {
  const kinds = new Map<string, Fault>()
  return {
    since: clock.now(),
    note: (error, { during, requestId = '' }) => {
      const name = error instanceof Error ? error.name : 'unknown'
      const place = placeOf(error)
      const fingerprint = createHash('sha256').update(`${name} ${place} ${during}`).digest('hex')
      const known = kinds.get(fingerprint)
      const lastAt = clock.now()
      kinds.delete(fingerprint)
      kinds.set(fingerprint, {
        fingerprint: fingerprint.slice(0, 12),
        name,
        place,
        during,
        count: (known?.count ?? 0) + 1,
        firstAt: known?.firstAt ?? lastAt,
        lastAt,
        requestId: requestId || null,
      })
      const oldest = kinds.size > most ? kinds.keys().next().value : undefined
      if (oldest !== undefined) kinds.delete(oldest)
    },
    all: () => [...kinds.values()].reverse(),
  }
}
