import { createHash } from 'node:crypto'
import { Refusal } from '@chapterhouse/shared/refusals'
import { openTurnstile } from '../../../kernel/turnstile.ts'
import { type Card, drawCard } from './card.ts'

/** Cards that are drawn already, each by what is on it. */
export interface CardRack {
  readonly get: (card: Card) => Promise<Buffer>
}

export interface RackParts {
  /** Cards kept; what was not asked for longest goes first. */
  readonly most?: number
  readonly draw?: (card: Card) => Promise<Buffer>
}

const busy = () =>
  new Refusal('rate_limited', { detail: 'Many cards are being drawn', retryAfter: 5 })

/** Names what is on a card: an address with it is another when the card is. */
export const markOf = (card: Card): string =>
  createHash('sha256').update(JSON.stringify(card)).digest('base64url').slice(0, 12)

/** Draws one card at a time, and none twice at once. */
export const openCardRack = ({ most = 200, draw = drawCard }: RackParts = {}): CardRack => {
  const turnstile = openTurnstile({ atOnce: 1, waiting: 30, whenFull: busy })
  const kept = new Map<string, Promise<Buffer>>()
  return {
    get: (card) => {
      const mark = markOf(card)
      const known = kept.get(mark) ?? turnstile(() => draw(card))
      kept.delete(mark)
      kept.set(mark, known)
      const oldest = kept.size > most ? kept.keys().next().value : undefined
      if (oldest !== undefined) kept.delete(oldest)
      // what failed is tried again by the next who asks
      known.catch(() => kept.delete(mark))
      return known
    },
  }
}
