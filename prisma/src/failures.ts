// The classes PostgreSQL has: "EPIPE" of Node and "P2002" of Prisma are five characters too.
const SQLSTATE = /^([0-5][0-9A-Z]|F0|HV|P0|XX)[0-9A-Z]{3}$/

/**
 * The SQLSTATE of a database error, whether pg or Prisma threw it; null for anything else. The ones
 * worth telling apart: 23505 taken, 23503 points nowhere, 23514 a rule or an illegal transition,
 * 42501 not allowed, P0002 no such thing, 55000 locked or in the trash.
 */
export function sqlState(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const { code, meta, cause } = error as Error & { code?: unknown; meta?: unknown }
  const driver = original(meta) ?? original({ driverAdapterError: error })
  if (driver) return driver
  if (typeof code === 'string' && SQLSTATE.test(code)) return code
  return cause === undefined ? null : sqlState(cause)
}

// Prisma puts what the driver said into `meta.driverAdapterError.cause`.
function original(meta: unknown): string | null {
  const driver = (meta as { driverAdapterError?: { cause?: unknown } } | undefined)
    ?.driverAdapterError
  const cause = driver?.cause as { originalCode?: unknown } | undefined
  return typeof cause?.originalCode === 'string' ? cause.originalCode : null
}

/** The row with this key is there already. */
export const isTaken = (error: unknown) => sqlState(error) === '23505'

/** Row level security or a definer function refused. */
export const isForbidden = (error: unknown) => sqlState(error) === '42501'

const UNREACHABLE = new Set([
  // of Node
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  // of Prisma: not reachable, timed out, connection closed, no connection in time, transaction not
  // started in time
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
])

/** The database is away, starting, stopping or full: the same call may work in a moment. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error)
  if (state) return /^(08|53|57)/.test(state)
  if (!(error instanceof Error)) return false
  if (UNREACHABLE.has((error as { code?: string }).code ?? '')) return true
  if (/Connection terminated|timeout exceeded when trying to connect/.test(error.message))
    return true
  return error.cause !== undefined && isUnavailable(error.cause)
}
