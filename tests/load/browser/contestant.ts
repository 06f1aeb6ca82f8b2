import type { BrowserContextOptions, Cookie } from 'playwright-core'
import { Seat, type SeatEvents, type SeatPlan } from '../../bench/seat.ts'
import { until } from '../../harness/wait.ts'
import type { LongText } from './long-text.ts'

/** One way to show and write a long page. */
export interface Contestant {
  readonly name: string
  /** Puts the text down as a new page. */
  readonly open: (text: LongText) => Promise<OpenPage>
  readonly close: () => Promise<void>
}

export interface OpenPage {
  readonly url: string
  readonly cookies: readonly Pick<Cookie, 'name' | 'value'>[]
  /** What holds the paragraphs once they can be typed in. */
  readonly text: string
  /** A seat for somebody typing from elsewhere; null where nobody else can. */
  readonly seat: ((clientId: number, index: number) => Promise<SeatPlan>) | null
}

export const viewport: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }

const tries = 4

/** A seat at which the page has opened; on a busy machine a ticket may be too old when it is shown. */
export const sitDown = async (
  plan: () => Promise<SeatPlan> | undefined,
  events: SeatEvents = {},
): Promise<Seat | null> => {
  for (let time = 1; time <= tries; time += 1) {
    const next = await plan()
    if (!next) return null
    const seat = new Seat(next, events)
    const opened = () => seat.synced || seat.closed !== null
    await until(opened, { what: 'opening the page', within: 60_000 })
    if (seat.closed === null) return seat
  }
  throw new Error('the page does not open')
}

/**
 * Writes the updates of a text through seats of their authors, one after the other. The last one
 * stays: a server that stores nothing forgets a page that nobody has open.
 */
export const write = async (
  { updates }: LongText,
  seat: (clientId: number, index: number) => Promise<SeatPlan>,
): Promise<Seat | null> => {
  let last: Seat | null = null
  for (const [index, { clientId, update }] of updates.entries()) {
    let saved = 0
    const plan = () => seat(clientId, index)
    const author = await sitDown(plan, { onSaved: () => (saved += 1) })
    if (!author) throw new Error('an author has no seat')
    author.send(author.frames.update(update))
    // The first answer is to our empty step 2.
    const done = () => saved > 1 || author.closed !== null
    await until(done, { what: 'the text', within: 60_000 })
    if (author.closed !== null) throw new Error(`an author was sent away: ${author.closed}`)
    last?.close()
    last = author
  }
  return last
}
