import type pg from 'pg'
import { credentials, type Identity, identities } from './world.ts'

export const operations = ['select', 'insert', 'update', 'delete'] as const
export type Operation = (typeof operations)[number]

/** A written expectation: who may do this, and nobody else. */
export interface Case {
  readonly table: string
  readonly operation: Operation
  /** What is tried, for the person who reads a failure. */
  readonly act: string
  readonly sql: string
  readonly allowed: readonly Identity[]
}

/** What is tried, the statement, who may. */
export type Expectation = readonly [act: string, sql: string, allowed: readonly Identity[]]

/** The expectations of one table: at least one for each operation. */
export function of(
  table: string,
  expected: Record<Operation, readonly [Expectation, ...Expectation[]]>,
): Case[] {
  return operations.flatMap((operation) =>
    expected[operation].map(([act, sql, allowed]) => ({ table, operation, act, sql, allowed })),
  )
}

/** The same for a program without a person. */
export interface RoleCase extends Omit<Case, 'allowed'> {
  readonly role: 'chapterhouse_collab' | 'chapterhouse_jobs' | 'chapterhouse_owner'
  readonly allowed: boolean
}

/** One sentence per expectation that does not hold. Changes nothing: every try is rolled back. */
export async function mismatches(
  client: pg.ClientBase,
  cases: readonly Case[],
  { stopAtFirst = false } = {},
): Promise<string[]> {
  const wrong: string[] = []
  for (const expected of cases) {
    for (const identity of identities) {
      const outcome = await attempt(client, {
        role: 'chapterhouse_app',
        identity,
        sql: expected.sql,
      })
      const wanted = expected.allowed.includes(identity) ? 'done' : 'refused'
      if (outcome !== wanted) wrong.push(sentence(expected, identity, `${outcome}, not ${wanted}`))
      if (wrong.length > 0 && stopAtFirst) return wrong
    }
  }
  return wrong
}

export async function roleMismatches(
  client: pg.ClientBase,
  cases: readonly RoleCase[],
  { stopAtFirst = false } = {},
): Promise<string[]> {
  const wrong: string[] = []
  for (const expected of cases) {
    const outcome = await attempt(client, { ...expected, identity: 'anonymous' })
    const wanted = expected.allowed ? 'done' : 'refused'
    if (outcome !== wanted)
      wrong.push(sentence(expected, expected.role, `${outcome}, not ${wanted}`))
    if (wrong.length > 0 && stopAtFirst) return wrong
  }
  return wrong
}

const sentence = (tried: Omit<Case, 'allowed'>, who: string, what: string) =>
  `${tried.table}: ${who} tries to ${tried.act}: ${what}`

interface Attempt {
  readonly role: string
  readonly identity: Identity
  readonly sql: string
}

/**
 * `client` is a superuser inside a transaction: it takes the role on for the length of one
 * savepoint.
 */
async function attempt(client: pg.ClientBase, { role, identity, sql }: Attempt): Promise<string> {
  const { user, link } = credentials(identity)
  await client.query(
    `savepoint attempt; set local role ${role};
     set local app.current_user_id = '${user}'; set local app.current_link_id = '${link}'`,
  )
  try {
    const { rowCount } = await client.query(sql)
    return (rowCount ?? 0) > 0 ? 'done' : 'refused'
  } catch (error) {
    const { code, message } = error as pg.DatabaseError
    // Not allowed, or not to be known of. Anything else says nothing about rights: the case itself
    // is wrong.
    return code === '42501' || code === 'P0002' ? 'refused' : `failed (${code} ${message})`
  } finally {
    await client.query('rollback to savepoint attempt; release savepoint attempt')
  }
}
