import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { connect, type Tx } from './client.ts'
import { aUser } from './factories.ts'
import { isUnavailable } from './failures.ts'
import { OutcomeUnknown } from './outcome.ts'
import { inTransaction, openPool } from './pool.ts'
import { createTestDatabase } from './test-database.ts'
import { ends, openCutLine } from './testing/cut-line.ts'

const house = await createTestDatabase()
const line = await openCutLine(house.urlOf('app'))
const db = await connect({ url: line.url, max: 2, hotMax: 1 })
afterAll(async () => {
  await line.close()
  await db.close()
  await house.close()
})
const user = await aUser(db)

const failureOf = (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => null,
    (error: unknown) => error,
  )

// A connection that was told to go may lie in the pool until its end is heard.
beforeEach(async () => {
  const asked = () => Promise.all([db.ping(), db.withUser(user.id, acts['a raw query'])])
  await expect.poll(() => failureOf(asked())).toBeNull()
})

/** The driver has heard that the line is gone. */
const heard = (tx: Tx) =>
  expect.poll(async () => `${await failureOf(tx.$queryRaw`select 1`)}`).toContain('not queryable')

let made = 0
const slugs = async () => {
  const { rows } = await house.owner.query<{ slug: string }>('select slug from projects')
  return rows.map(({ slug }) => slug)
}
const insert = (slug: string) => (tx: Tx) =>
  tx.project.createMany({ data: [{ kind: 'WRITING', ownerId: user.id, slug, title: 'Cut' }] })

const acts = {
  'a raw query': (tx: Tx) => tx.$queryRaw`select 41 + 1 as "cut here"`,
  'a raw command': (tx: Tx) => tx.$executeRaw`select 41 + 1 as "cut here"`,
  'a model': (tx: Tx) => tx.user.findMany(),
} as const
const statements = { BEGIN: /^BEGIN/, set_config: /set_config/, act: /cut here|"users"/ } as const
const whens = ['asked', 'answered'] as const

describe.each(ends)('a connection that ends by %s', (end) => {
  describe.each(whens)('with a statement %s', (when) => {
    test.each(Object.keys(statements) as (keyof typeof statements)[])('at %s', async (at) => {
      for (const [name, act] of Object.entries(acts)) {
        line.plan({ statement: statements[at], when, end })
        const failure = await failureOf(db.withUser(user.id, act))
        const facts = [isUnavailable(failure), failure instanceof OutcomeUnknown]
        expect([name, failure, ...facts]).toEqual([name, failure, true, false])
      }
    })

    test('at COMMIT leaves it unknown, and we say so', async () => {
      const slug = `commit-${++made}`
      line.plan({ statement: /^COMMIT/, when, end })
      const failure = await failureOf(db.withUser(user.id, insert(slug)))
      expect(failure).toBeInstanceOf(OutcomeUnknown)
      expect((await slugs()).includes(slug)).toBe(when === 'answered')
    })

    test('at the ROLLBACK of a failure leaves the failure', async () => {
      line.plan({ statement: /^ROLLBACK/, when, end })
      const failing = db.withUser(user.id, () => Promise.reject(new Error('a no of ours')))
      await expect(failing).rejects.toThrow('a no of ours')
    })

    test('at a statement that is final by itself leaves it unknown', async () => {
      const id = crypto.randomUUID() as typeof user.id
      line.plan({ statement: /sign_up/, when, end })
      const person = { id, email: `${id}@example.org`, passwordHash: null, displayName: 'Cut' }
      expect(await failureOf(db.auth.signUp(person))).toBeInstanceOf(OutcomeUnknown)
      const { rowCount } = await house.owner.query('select from users where id = $1', [id])
      expect(rowCount).toBe(when === 'answered' ? 1 : 0)
    })

    test('at a read outside a transaction', async () => {
      line.plan({ statement: /cut here/, when, end })
      expect(isUnavailable(await failureOf(db.ask`select 1 as "cut here"`))).toBe(true)
    })
  })

  test.each(Object.entries(acts))('between two statements, before %s', async (_name, act) => {
    const cutAnd = (wait: (tx: Tx) => unknown) =>
      db.withUser(user.id, async (tx) => {
        line.cut(end)
        await wait(tx)
        return act(tx)
      })
    for (const wait of [heard, () => {}]) {
      const failure = await failureOf(cutAnd(wait))
      expect([isUnavailable(failure), failure]).toEqual([true, failure])
    }
  })

  test('long before COMMIT was not done, and is not called unknown', async () => {
    const slug = `before-${++made}`
    const failure = await failureOf(
      db.withUser(user.id, async (tx) => {
        await insert(slug)(tx)
        line.cut(end)
        await heard(tx)
      }),
    )
    expect([isUnavailable(failure), failure instanceof OutcomeUnknown]).toEqual([true, false])
    expect(await slugs()).not.toContain(slug)
  })
})

test('a connection that is told to go as it is let in ends nobody', async () => {
  const pool = openPool({ url: line.url, max: 1 })
  const ask = () => inTransaction(pool, (client) => client.query('select 1 as one'))
  for (let round = 0; round < 5; round++) {
    line.turnAway()
    expect(isUnavailable(await failureOf(ask()))).toBe(true)
  }
  expect((await ask()).rows).toEqual([{ one: 1 }])
  await pool.end()
})
