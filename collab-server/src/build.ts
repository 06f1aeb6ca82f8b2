import { systemClock } from '@chapterhouse/shared/kernel/clock'
import { ticketKey } from '@chapterhouse/shared/sync/keys'
import type { Hocuspocus } from '@hocuspocus/server'
import type { Pool } from 'pg'
import { openPools, refuseUnsafeRole } from './database.ts'
import { Admission } from './gate/admission.ts'
import { SocketCaps } from './gate/caps.ts'
import type { House } from './house.ts'
import { Journal } from './journal/journal.ts'
import type { NewRow } from './journal/row.ts'
import { openStore } from './journal/store.ts'
import { createLog, type Log } from './log.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { type CollabOptions, gateLimits } from './options.ts'
import { createCatchUp } from './rooms/catch-up.ts'
import { Rooms } from './rooms/rooms.ts'
import type { Sessions } from './session/sessions.ts'

export interface Hooks {
  readonly sessions: Sessions
  readonly hocuspocus: () => Hocuspocus
  readonly onCommitted: (rows: readonly NewRow[]) => void
  /** The database came back after it was away. */
  readonly onBack: () => void
}

interface JournalNeeds {
  readonly log: Log
  readonly metrics: () => Metrics
  readonly rooms: Rooms
  readonly hooks: Hooks
  readonly journalPool: Pool
}

const openJournal = (options: CollabOptions, needs: JournalNeeds): Journal => {
  const { log, metrics, rooms, hooks, journalPool } = needs
  const store = openStore(journalPool)
  return new Journal({
    store: options.store?.(store) ?? store,
    apply: (rows) => {
      rooms.apply(rows)
      hooks.onCommitted(rows)
    },
    onCommit: (rows, bytes, waited) => metrics().committed(rows, bytes, waited),
    onAway: (err) => log.error({ err }, 'the database is away'),
    onBack: () => {
      log.info('the database is back')
      hooks.onBack()
    },
    ...(options.journal ? { limits: options.journal } : {}),
  })
}

/** Opens what all sockets of the node share. */
export const buildHouse = async (options: CollabOptions, hooks: Hooks): Promise<House> => {
  const log = createLog(options.logLevel, options.logTo)
  const limits = { ...gateLimits, ...options.gate }
  const rooms = new Rooms()
  const admission = new Admission(limits.joinsAtOnce)
  const onIdleError = (err: Error) => log.warn({ err }, 'a database connection broke')
  const pools = openPools(options.databaseUrl, onIdleError)
  await refuseUnsafeRole(pools, (err) => log.warn({ err }, 'the database is not there yet'))
  const { pool, journalPool, close } = pools
  const needs = { log, metrics: () => metrics, rooms, hooks, journalPool }
  const journal: Journal = openJournal(options, needs)
  const metrics = createMetrics({
    sockets: () => hooks.sessions.size,
    rooms: () => rooms.size,
    journalWaiting: () => journal.waiting,
    admissionWaiting: () => admission.waiting,
  })
  return {
    log,
    metrics,
    clock: options.clock ?? systemClock,
    pool,
    closePools: close,
    journal,
    rooms,
    catchUp: createCatchUp(pool),
    admission,
    people: new SocketCaps(limits.socketsPerPerson),
    ticketKey: ticketKey(options.appSecret),
    limits,
    hocuspocus: hooks.hocuspocus,
  }
}
