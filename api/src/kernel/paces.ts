import type { Clock } from '@chapterhouse/shared/kernel/clock'
import type { Endpoint } from '@chapterhouse/shared/kernel/endpoint'
import { demandRate, openRate } from './throttle.ts'

/** How often one person, or one address without a person, may ask in a minute. */
export interface PaceLimits {
  /** What changes something. */
  readonly writes: number
  /** What takes long or sends much, in either direction. */
  readonly heavy: number
}

// as often as a key may ask for anything; nobody's hands, and no tab that comes back, reach it
const usual: PaceLimits = { writes: 600, heavy: 60 }

/** The limit under every question that writes or costs much; tighter ones of their own come on top. */
export interface Paces {
  /** Counts, or refuses. `who`: a person's id, or an address. */
  readonly demand: (question: Endpoint, who: string) => void
}

export const openPaces = (clock: Clock, { writes, heavy }: PaceLimits = usual): Paces => {
  const light = openRate({ clock, tries: writes, per: 60 })
  const slow = openRate({ clock, tries: heavy, per: 60 })
  return {
    demand: ({ method, parts }, who) => {
      if (parts.heavy) demandRate(slow, who)
      if (method !== 'GET') demandRate(light, who)
    },
  }
}
