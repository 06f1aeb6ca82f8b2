// The classes PostgreSQL has: "EPIPE" of Node and "P2002" of Prisma are five characters too.
const SQLSTATE = /^([0-5][0-9A-Z]|F0|HV|P0|XX)[0-9A-Z]{3}$/

/** What a failure may carry: of Node, pg, Prisma, or the adapter between them. */
interface Layer {
  readonly code?: unknown
  readonly originalCode?: unknown
  readonly kind?: unknown
  readonly message?: unknown
  readonly meta?: { readonly driverAdapterError?: unknown } | null
  readonly cause?: unknown
}

/**
 * A failure and what it was made from, outermost first. Prisma keeps the adapter's error in `meta`
 * (a COMMIT that fails is thrown as the adapter's own), and that keeps the driver's in `cause`.
 */
function* layersOf(failure: unknown): Generator<Layer> {
  let layer: unknown = failure instanceof Error ? failure : undefined
  for (let depth = 0; isObject(layer) && depth < 10; depth++) {
    yield layer
    layer = layer.meta?.driverAdapterError ?? layer.cause
  }
}

const isObject = (value: unknown): value is Layer => typeof value === 'object' && value !== null

/**
 * The SQLSTATE of a database error, whether pg or Prisma threw it; null for anything else. The ones
 * worth telling apart: 23505 taken, 23503 points nowhere, 23514 a rule or an illegal transition,
 * 42501 not allowed, P0002 no such thing, 55000 locked or in the trash.
 */
export function sqlState(error: unknown): string | null {
  for (const { originalCode, code } of layersOf(error)) {
    if (typeof originalCode === 'string') return originalCode
    if (typeof code === 'string' && SQLSTATE.test(code)) return code
  }
  return null
}

/** The row with this key is there already. */
export const isTaken = (error: unknown) => sqlState(error) === '23505'

/** Row level security or a definer function refused. */
export const isForbidden = (error: unknown) => sqlState(error) === '42501'

/** The line broke, or nothing came over it in time. What was sent may have been done. */
const CUT_OFF = new Set<unknown>([
  // codes of Node
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  // kinds of the adapter, and what Prisma makes of them
  'ConnectionClosed',
  'P1017',
  'SocketTimeout',
  'P1008',
  // words of pg, which has no codes for them
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Query read timeout',
])

/** No line, so nothing was sent. */
const NOT_SENT = new Set<unknown>([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'DatabaseNotReachable',
  'P1001',
  'P1002',
  // of Prisma: no connection in time; a transaction that was not started, or rolled back, in time
  'P2024',
  'P2028',
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Cannot use a pool after calling end on the pool',
])

// 08 the line, 53 full, 57 stopped or cancelled by an operator; 25P03 and 25P04 end the session of a
// transaction that takes too long.
const AWAY = /^(08|53|57|25P0[34])/

// Those of them after which the server says nothing more on this line. 57P03 never lets us in.
const HUNG_UP = /^(08|57P0[^3]|25P0[34])/

/** The database is away, starting, stopping or full: the same call may work in a moment. */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error)
  return state ? AWAY.test(state) : says(error, CUT_OFF) || says(error, NOT_SENT)
}

/**
 * The connection ended while a statement was under way: whether it was done is not known. Of a
 * statement in a transaction it is: without its COMMIT nothing was.
 */
export function isCutOff(error: unknown): boolean {
  const state = sqlState(error)
  return state ? HUNG_UP.test(state) : says(error, CUT_OFF)
}

function says(error: unknown, words: ReadonlySet<unknown>): boolean {
  for (const { code, kind, message } of layersOf(error))
    if (words.has(code) || words.has(kind) || words.has(message)) return true
  return false
}
