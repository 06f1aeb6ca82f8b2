import * as Y from 'yjs'
import { median, percentile, round } from '../harness/figures.ts'
import { pause, until } from '../harness/wait.ts'
import type { Contestant } from './contestant.ts'
import { type Foundation, found, lettersIn } from './founding.ts'
import { monotonic } from './monotonic.ts'
import { Seat, type SeatPlan } from './seat.ts'

export interface ColdOpenFigures {
  /** Milliseconds from the first byte of the visit to the whole text at the visitor. */
  readonly p50: number
  readonly max: number
  /** Bytes the visitor received. */
  readonly bytes: number
}

const leaveAndStore = 4_000

/** The first visit to a page with a long history after the server was started anew. */
export const runColdOpen = async (
  contestant: Contestant,
  foundation: Foundation,
  visits: number,
): Promise<ColdOpenFigures> => {
  const table = await contestant.newTable()
  const founder = await found(table.founder, foundation)
  founder.close()
  await pause(leaveAndStore)
  const waits: number[] = []
  let bytes = 0
  for (let visit = 0; visit < visits; visit += 1) {
    await contestant.restart()
    const [seat] = await table.seats([50_000 + visit])
    if (!seat) throw new Error('no seat at the table')
    const arrived = await visitOnce(seat, foundation.letters)
    waits.push(arrived.ms)
    bytes = arrived.bytes
  }
  return { p50: round(median(waits), 1), max: round(percentile(waits, 1), 1), bytes }
}

const visitOnce = async (plan: SeatPlan, letters: number) => {
  const document = new Y.Doc()
  const start = monotonic()
  let whole: number | null = null
  const apply = (update: Uint8Array) => {
    Y.applyUpdate(document, update)
    if (lettersIn(document) === letters) whole ??= monotonic()
  }
  const seat = new Seat(plan, { onStep2: apply, onUpdate: apply })
  try {
    await until(() => whole !== null, {
      what: `a cold visit to ${plan.url}`,
      within: 30_000,
      every: 2,
    })
    return { ms: (whole ?? start) - start, bytes: seat.bytesIn }
  } finally {
    seat.close()
    document.destroy()
  }
}
