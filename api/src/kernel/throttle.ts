import type { Clock } from '@chapterhouse/shared/kernel/clock'
import { Refusal } from '@chapterhouse/shared/refusals'

/** Limits how often something may be tried under one key (an account, an address). */
export interface Throttle {
  /** Seconds to wait before the next try, 0 when it may be made now. */
  readonly wait: (key: string) => number
  /** Counts a try that failed (or any try, for a plain rate limit). */
  readonly count: (key: string) => void
  /** Forgets a key: the right person came in. */
  readonly forget: (key: string) => void
}

export interface ThrottleParts {
  readonly clock: Clock
  /** Tries that cost nothing. */
  readonly free: number
  /** Seconds after which a quiet key is forgotten. */
  readonly memory: number
  /** Longest wait in seconds. */
  readonly longest: number
  /** Keys kept at most; the oldest go first. */
  readonly keys?: number
}

interface Tries {
  readonly count: number
  readonly last: number
}

/**
 * Exponential delay: after the free tries each failure doubles the wait, up to `longest`. Nobody is
 * ever locked out, and a guesser gets a few tries an hour.
 */
export const openThrottle = (parts: ThrottleParts): Throttle => {
  const { clock, free, memory, longest, keys = 20_000 } = parts
  const tries = new Map<string, Tries>()
  const recall = (key: string): Tries | null => {
    const known = tries.get(key)
    return known && clock.now() - known.last < memory * 1000 ? known : null
  }
  return {
    wait: (key) => {
      const known = recall(key)
      if (!known || known.count < free) return 0
      const seconds = Math.min(longest, 2 ** (known.count - free))
      return Math.max(0, Math.ceil(seconds - (clock.now() - known.last) / 1000))
    },
    count: (key) => {
      const count = (recall(key)?.count ?? 0) + 1
      tries.delete(key)
      tries.set(key, { count, last: clock.now() })
      const oldest = tries.size > keys ? tries.keys().next().value : undefined
      if (oldest !== undefined) tries.delete(oldest)
    },
    forget: (key) => {
      tries.delete(key)
    },
  }
}

export interface RateParts {
  readonly clock: Clock
  readonly tries: number
  /** Window in seconds. */
  readonly per: number
}

/** So many tries in a window of time, successful or not. */
export const openRate = ({ clock, tries, per }: RateParts): Throttle => {
  const windows = new Map<string, number[]>()
  const recent = (key: string) =>
    (windows.get(key) ?? []).filter((at) => clock.now() - at < per * 1000)
  return {
    wait: (key) => {
      const times = recent(key)
      const first = times.at(-tries)
      return first === undefined ? 0 : Math.ceil(per - (clock.now() - first) / 1000)
    },
    count: (key) => {
      const times = [...recent(key), clock.now()].slice(-tries)
      windows.delete(key)
      windows.set(key, times)
      const oldest = windows.size > 20_000 ? windows.keys().next().value : undefined
      if (oldest !== undefined) windows.delete(oldest)
    },
    forget: (key) => {
      windows.delete(key)
    },
  }
}

/** Refuses when there are seconds to wait. */
export const refuseFor = (retryAfter: number): void => {
  if (retryAfter <= 0) return
  const detail =
    retryAfter < 90
      ? `Try again in ${retryAfter} s`
      : `Try again in ${Math.ceil(retryAfter / 60)} minutes`
  throw new Refusal('rate_limited', { detail, retryAfter })
}

/** Refuses when a plain limit is used up, else counts. */
export const demandRate = (rate: Throttle, key: string): void => {
  refuseFor(rate.wait(key))
  rate.count(key)
}
