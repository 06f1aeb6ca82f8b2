import type { UserId } from '@chapterhouse/shared/kernel/id'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { type AuthCalls, authCalls } from './auth.ts'
import { type Prisma, PrismaClient } from './generated/client.ts'
import { type HotReads, hotReads } from './hot.ts'
import { ofFinal } from './outcome.ts'
import { openPool } from './pool.ts'
import { assertSafeRole } from './roles.ts'

/**
 * A transaction of one person. Every model, `$queryRaw` and `$executeRaw`; row level security says
 * what they see.
 */
export type Tx = Omit<Prisma.TransactionClient, '$transaction'>

export interface Connect {
  /** The url of the role `app` ({@link import('./roles.ts').roleUrl}). */
  readonly url: string
  /** Connections for transactions. */
  readonly max?: number
  /**
   * Connections for hot reads. They have their own, so that a long import keeps nobody from reading;
   * 0 lets them share the transactions'.
   */
  readonly hotMax?: number
  readonly onError?: (error: Error) => void
}

export interface UserOptions {
  /** The share link the request came with. */
  readonly linkId?: string | null
  /** Milliseconds until the transaction is rolled back; 15,000 unless said. */
  readonly timeout?: number
}

/**
 * The api's way to the database. There is no other: without a person, rows of people cannot be
 * reached.
 */
export interface Database {
  /**
   * Runs `act` in one transaction as that person (null: nobody). Nothing in it may wait for the
   * network. Throws {@link import('./outcome.ts').OutcomeUnknown} when the connection ended during
   * COMMIT; after every other failure nothing was changed.
   */
  withUser<T>(userId: UserId | null, act: (tx: Tx) => Promise<T>, options?: UserOptions): Promise<T>
  /**
   * One statement as nobody, outside a transaction: for the definer functions that work before
   * sign-in.
   */
  ask<Row>(sql: TemplateStringsArray, ...values: unknown[]): Promise<Row[]>
  readonly hot: HotReads
  readonly auth: AuthCalls
  /** Answers when the database does. */
  ping(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the database for the api. Refuses ({@link import('./roles.ts').UnsafeRole}) a role that row
 * level security does not bind.
 */
export async function connect(options: Connect): Promise<Database> {
  const { url, max = 10, hotMax = 6, onError = () => {} } = options
  const slow = openPool({ url, max, onError })
  const pool = hotMax === 0 ? slow : openPool({ url, max: hotMax, onError })
  const prisma = openPrisma(slow)
  const close = async () => {
    await prisma.$disconnect()
    await Promise.all([...new Set([slow, pool])].map((each) => each.end()))
  }
  await assertSafeRole(pool).catch(async (error: unknown) => {
    await close()
    throw error
  })
  return {
    withUser: (userId, act, given = {}) => inPrisma(prisma, asPerson(userId, act, given), given),
    ask: async (sql, ...values) => (await pool.query(numbered(sql), values)).rows,
    hot: hotReads(pool),
    auth: authCalls(pool),
    ping: async () => {
      await pool.query('select')
    },
    close,
  }
}

// The api's role may not read the hashes of passwords and keys: every query would ask for them otherwise.
const openPrisma = (pool: pg.Pool) =>
  new PrismaClient({
    adapter: new PrismaPg(pool),
    omit: { user: { passwordHash: true }, apiKey: { keyHash: true } },
  })

async function inPrisma<T>(
  prisma: ReturnType<typeof openPrisma>,
  act: (tx: Tx) => Promise<T>,
  given: UserOptions,
): Promise<T> {
  let acted = false
  const noted = async (tx: Tx) => {
    const result = await act(tx)
    acted = true
    return result
  }
  try {
    return await prisma.$transaction(noted, transactionOptions(given))
  } catch (error) {
    throw acted ? ofFinal(error) : error
  }
}

const transactionOptions = ({ timeout = 15_000 }: UserOptions) => ({ maxWait: 5_000, timeout })

function asPerson<T>(
  userId: UserId | null,
  act: (tx: Tx) => Promise<T>,
  { linkId }: UserOptions,
): (tx: Tx) => Promise<T> {
  return async (tx) => {
    // Local: a pooled connection would carry it to the next person otherwise.
    await tx.$queryRaw`select set_config('app.current_user_id', ${userId ?? ''}, true),
                              set_config('app.current_link_id', ${linkId ?? ''}, true)`
    return act(tx)
  }
}

const numbered = (parts: TemplateStringsArray) =>
  parts.reduce((sql, part, index) => (index === 0 ? part : `${sql}$${index}${part}`), '')
