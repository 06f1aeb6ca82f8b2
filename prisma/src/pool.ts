import pg from 'pg'

export interface PoolOptions {
  readonly url: string
  readonly max: number
  /**
   * Milliseconds after which a statement counts as unanswered; a stopped server never says so.
   * Unset: never.
   */
  readonly queryTimeout?: number
  /** Told of idle connections that broke; the pool replaces them. */
  readonly onError?: (error: Error) => void
}

/**
 * A pg pool as ours are: bigint is read as a number (every one of ours is below 2^53, and it throws
 * rather than round), waiting for a connection ends after 10 s, and a connection that breaks while
 * idle does not end the process.
 */
export function openPool({ url, max, queryTimeout, onError = () => {} }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    ...(queryTimeout === undefined ? {} : { query_timeout: queryTimeout }),
    types: { getTypeParser },
  })
  pool.on('error', onError)
  // Between the pool's own ear and that of whoever takes a connection there is a moment without any,
  // and an error that nobody hears ends the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

const BIGINT = 20
const BIGINT_ARRAY = 1016

// pg asks per column of every result; all but bigint is as pg does it.
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') => {
  if (format !== 'binary' && oid === BIGINT) return safeInteger
  if (format !== 'binary' && oid === BIGINT_ARRAY) return safeIntegers
  return pg.types.getTypeParser(oid, format as 'text')
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond 2^53`)
  return value
}

// Ours are flat and without nulls: `{1,2}`.
const safeIntegers = (text: string) =>
  text === '{}' ? [] : text.slice(1, -1).split(',').map(safeInteger)

/**
 * Runs `act` in one transaction on one connection: its failure rolls back and is thrown. A
 * connection that breaks meanwhile fails the statement that waits for it, and is not used again.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  act: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  // Between two statements nobody waits for the connection: its end would be an uncaught error and
  // stop the process.
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  try {
    await client.query('begin')
    const result = await act(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(onError)
    throw error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}
