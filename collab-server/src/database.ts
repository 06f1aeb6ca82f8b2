import { openPool } from '@chapterhouse/prisma/pool'
import { assertSafeRole, UnsafeRole } from '@chapterhouse/prisma/roles'
import type { Pool } from 'pg'

/** Milliseconds after which a question to the database counts as not answered. */
const patience = 5_000
/** Milliseconds a journal row may wait for a lock before it is tried alone, and then refused. */
const lockPatience = 3_000

export interface Pools {
  /** For everything but the journal. */
  readonly pool: Pool
  /** One connection that does nothing but append. */
  readonly journalPool: Pool
  readonly close: () => Promise<unknown>
}

const withLockTimeout = (url: string): string => {
  const limited = new URL(url)
  const given = limited.searchParams.get('options')
  const options = `-c lock_timeout=${lockPatience}`
  limited.searchParams.set('options', given ? `${given} ${options}` : options)
  return limited.toString()
}

/**
 * Refuses to run as a role that row level security does not bind. A database that is not there yet
 * is no reason not to start: nobody is let in until it is.
 */
export const refuseUnsafeRole = async (
  { pool, close }: Pools,
  onAway: (error: unknown) => void,
) => {
  try {
    await assertSafeRole(pool)
  } catch (error) {
    if (!(error instanceof UnsafeRole)) return onAway(error)
    await close()
    throw error
  }
}

/** Connections of the collab role. Each question ends within seconds, also when the server is stopped. */
export const openPools = (url: string, onError: (error: Error) => void): Pools => {
  const pool = openPool({ url, max: 6, queryTimeout: patience, onError })
  const journalUrl = withLockTimeout(url)
  const journalPool = openPool({ url: journalUrl, max: 1, queryTimeout: patience, onError })
  return { pool, journalPool, close: () => Promise.allSettled([pool.end(), journalPool.end()]) }
}
