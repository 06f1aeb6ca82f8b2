import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '@chapterhouse/shared/kernel/clock'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Whence } from '../../../kernel/client-address.ts'

/** What one page gained on one day. */
export interface Gain {
  readonly pageId: PageId
  readonly views: number
  readonly likes: number
}

export interface ReadingsParts {
  readonly clock: Clock
  /** Keeps what was counted on a day (`YYYY-MM-DD`); what it throws for is counted again later. */
  readonly keep: (day: string, gains: readonly Gain[]) => Promise<void>
  /** Visits told apart in a day; beyond them nobody is counted, so that a crowd takes no more memory. */
  readonly most?: number
}

export interface Readings {
  /** Counts a reader once a day; programs that say they are none are not counted. */
  readonly seen: (pageId: PageId, who: Whence) => void
  /** The same for a thanks; false: it was counted today already. */
  readonly liked: (pageId: PageId, who: Whence) => boolean
  /** Hands over what was counted since the last time. */
  readonly flush: () => Promise<void>
}

const program = /bot|crawl|spider|slurp|preview|monitor|curl|wget|python|headless/i

const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10)

/** One day: its salt is nowhere else, and nobody can be told from a hash once it is gone. */
interface Day {
  readonly name: string
  readonly salt: Buffer
  readonly visits: Set<string>
  gains: Map<PageId, { views: number; likes: number }>
}

const openDay = (name: string): Day => ({
  name,
  salt: randomBytes(32),
  visits: new Set(),
  gains: new Map(),
})

/** Counts readers without a cookie: in memory, by a hash of address and browser that lives for a day. */
export const openReadings = ({ clock, keep, most = 200_000 }: ReadingsParts): Readings => {
  let day = openDay(dayOf(clock.now()))
  const over: Day[] = []
  const today = (): Day => {
    const name = dayOf(clock.now())
    if (name === day.name) return day
    // what was counted yesterday is still to be kept; who it was is forgotten now
    over.push({ ...day, salt: Buffer.alloc(0), visits: new Set() })
    day = openDay(name)
    return day
  }
  const isNew = (what: string, { ip, userAgent }: Whence): boolean => {
    const { salt, visits } = today()
    if (visits.size >= most) return false
    const parts = JSON.stringify([what, ip, userAgent])
    const visit = createHash('sha256').update(salt).update(parts).digest('base64url').slice(0, 16)
    const known = visits.has(visit)
    visits.add(visit)
    return !known
  }
  const gain = (pageId: PageId, what: 'views' | 'likes'): void => {
    const { gains } = today()
    const so = gains.get(pageId) ?? { views: 0, likes: 0 }
    gains.set(pageId, { ...so, [what]: so[what] + 1 })
  }
  const hand = async (one: Day): Promise<void> => {
    const gains = one.gains
    if (gains.size === 0) return
    one.gains = new Map()
    const list = [...gains].map(([pageId, counts]) => ({ pageId, ...counts }))
    try {
      await keep(one.name, list)
    } catch (error) {
      for (const { pageId, views, likes } of list) {
        const more = one.gains.get(pageId) ?? { views: 0, likes: 0 }
        one.gains.set(pageId, { views: views + more.views, likes: likes + more.likes })
      }
      throw error
    }
  }
  return {
    seen: (pageId, who) => {
      const isPerson = who.userAgent !== null && !program.test(who.userAgent)
      if (isPerson && isNew(`view ${pageId}`, who)) gain(pageId, 'views')
    },
    liked: (pageId, who) => {
      const counts = isNew(`like ${pageId}`, who)
      if (counts) gain(pageId, 'likes')
      return counts
    },
    flush: async () => {
      // asked first: it may put yesterday with what is over
      const now = today()
      for (const one of [...over, now]) await hand(one)
      over.length = 0
    },
  }
}
