import type { Doors } from './doors.ts'
import type { History } from './history/history.ts'
import type { House } from './house.ts'
import type { Listening } from './notices/listen.ts'
import type { Sessions } from './session/sessions.ts'

export interface StopParts {
  readonly house: House
  readonly sessions: Sessions
  readonly doors: Doors
  readonly listening: Listening
  readonly history: History
  readonly stopTimers: () => void
}

/** Milliseconds for what waits to be written; the whole stop takes little more. */
const patience = 4_000

const within = async (promise: Promise<unknown>, ms: number): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  const result = await Promise.race([promise.then(() => true), late])
  clearTimeout(timer)
  return result
}

/** Ends in order, whatever the database does: door, sockets, journal, connections. */
export const createStop = (parts: StopParts): (() => Promise<boolean>) => {
  const { house, sessions, doors, listening, history, stopTimers } = parts
  const stop = async (): Promise<boolean> => {
    doors.close()
    stopTimers()
    // a slice that is left open now is closed by the next sweep
    const rolledUp = history.stop()
    for (const session of sessions.all()) session.close('restart')
    const written = await within(house.journal.idle(), patience)
    house.journal.stop()
    await within(Promise.allSettled([listening.stop(), rolledUp.then(house.closePools)]), 1_000)
    house.metrics.unwatched()
    house.log.info({ written }, 'stopped')
    return written
  }
  let stopping: Promise<boolean> | null = null
  return () => {
    stopping ??= stop()
    return stopping
  }
}
