import type { Clock } from '@chapterhouse/shared/kernel/clock'
import { openRate, openThrottle, refuseFor, type Throttle } from '../kernel/throttle.ts'

/** Slows down who guesses passwords: by account, wherever from, and by address, whatever account. */
export interface Gate {
  /** Refuses a try that comes too soon. */
  readonly demand: (account: string, ip: string | null) => void
  readonly failed: (account: string, ip: string | null) => void
  readonly opened: (account: string, ip: string | null) => void
}

/**
 * Per account and address the delay doubles up to a quarter of an hour. Per account alone, it ends at
 * a minute: a stranger who fails on purpose from many addresses slows its owner down, never locks
 * them out.
 */
export const openGate = (clock: Clock): Gate => {
  const quarter = 15 * 60
  const pair = openThrottle({ clock, free: 5, memory: quarter * 2, longest: quarter })
  const account = openThrottle({ clock, free: 20, memory: quarter, longest: 60 })
  const address = openRate({ clock, tries: 20, per: 60 })
  const keys = (name: string, ip: string | null): [Throttle, string][] => [
    [pair, `${name} ${ip ?? ''}`],
    [account, name],
  ]
  return {
    demand: (name, ip) => {
      const all: [Throttle, string][] = ip ? [...keys(name, ip), [address, ip]] : keys(name, ip)
      refuseFor(Math.max(...all.map(([throttle, key]) => throttle.wait(key))))
    },
    failed: (name, ip) => {
      // only failures count against an address: a whole school may sign in from one
      if (ip) address.count(ip)
      for (const [throttle, key] of keys(name, ip)) throttle.count(key)
    },
    opened: (name, ip) => pair.forget(`${name} ${ip ?? ''}`),
  }
}
