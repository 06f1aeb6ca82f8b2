import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { aProject, aUser } from './factories.ts'
import { isCutOff, isForbidden, isTaken, isUnavailable, sqlState } from './failures.ts'
import { openPool } from './pool.ts'
import { createTestDatabase } from './test-database.ts'

const house = await createTestDatabase()
const db = await house.app()
afterAll(() => house.close())

const failureOf = (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => 'it did not fail',
    (error: unknown) => error,
  )

describe('the state of a failure is found', () => {
  test('in what pg threw', async () => {
    const error = await failureOf(house.owner.query('select 1 / 0'))
    expect(sqlState(error)).toBe('22012')
  })

  test('in what Prisma threw from a model, a raw query and a definer function', async () => {
    const [user, project] = [await aUser(db), await aProject(db)]
    const data = { kind: 'WRITING', ownerId: project.owner.id, slug: 'x', title: 'x' } as const
    const model = await failureOf(db.withUser(user.id, (tx) => tx.project.create({ data })))
    const raw = await failureOf(
      db.withUser(user.id, (tx) => tx.$queryRaw`select * from no_such_table`),
    )
    const definer = await failureOf(
      db.withUser(
        user.id,
        (tx) =>
          tx.$queryRaw`select app.add_member(${project.id}::uuid, ${user.id}::uuid, 'EDITOR')`,
      ),
    )
    expect([model, raw, definer].map(sqlState)).toEqual(['42501', '42P01', '42501'])
    expect(isForbidden(definer)).toBe(true)
  })

  test('in a unique constraint, whoever hit it', async () => {
    const user = await aUser(db)
    const create = () =>
      db.withUser(user.id, (tx) =>
        tx.project.create({
          data: { kind: 'WRITING', ownerId: user.id, slug: 'same', title: 'x' },
        }),
      )
    await create()
    expect(isTaken(await failureOf(create()))).toBe(true)
  })

  test('in a cause, and in nothing else', () => {
    const inner = Object.assign(new Error('inner'), { code: '23514' })
    expect(sqlState(new Error('outer', { cause: inner }))).toBe('23514')
    expect(sqlState(Object.assign(new Error('of Prisma'), { code: 'P2025' }))).toBeNull()
    expect(sqlState(Object.assign(new Error('of Node'), { code: 'EPIPE' }))).toBeNull()
    expect(sqlState('a string')).toBeNull()
  })
})

describe('the database is away', () => {
  test('when nobody listens', async () => {
    const pool = openPool({ url: 'postgres://a:b@127.0.0.1:1/c', max: 1 })
    expect(isUnavailable(await failureOf(pool.query('select')))).toBe(true)
    await pool.end()
  })

  test('when it ends the connection, and the pool has a new one for the next', async () => {
    const pool = openPool({ url: house.urlOf('app'), max: 1 })
    const self = await failureOf(pool.query('select pg_terminate_backend(pg_backend_pid())'))
    expect(isUnavailable(self)).toBe(true)
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await pool.end()
  })

  test('when it ends an idle connection, nobody notices', async () => {
    const errors: Error[] = []
    const pool = openPool({
      url: house.urlOf('app'),
      max: 1,
      onError: (error) => errors.push(error),
    })
    const { rows } = await pool.query('select pg_backend_pid() as pid')
    await house.owner.query('select 1')
    const root = new pg.Client({ connectionString: house.urlOf('app') })
    await root.connect()
    await root.query('select pg_terminate_backend($1)', [rows[0].pid])
    await expect.poll(() => errors.length).toBe(1)
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await root.end()
    await pool.end()
  })

  // cuts.test.ts makes them with real connections; these are the shapes, and those that are rare.
  const coded = (code: string) => Object.assign(new Error('x'), { code })
  const adapters = (cause: object) =>
    Object.assign(new Error('of the adapter'), { name: 'DriverAdapterError', cause })
  const prismas = (code: string, cause: object) =>
    Object.assign(coded(code), { meta: { driverAdapterError: adapters(cause) } })
  const fatal = { kind: 'postgres', originalCode: '57P01' }
  const closed = { kind: 'ConnectionClosed' }

  test.each([
    ['reset, by Node', coded('ECONNRESET')],
    ['a write to a line that is gone', coded('EPIPE')],
    ['silence, by Node', coded('ETIMEDOUT')],
    ['an end, by pg', new Error('Connection terminated unexpectedly')],
    ['an end of ours, by pg', new Error('Connection terminated')],
    ['silence, by pg', new Error('Query read timeout')],
    ['an end by command, by pg', coded('57P01')],
    ['a crash, by pg', coded('57P02')],
    ['a failed line, by pg', coded('08006')],
    ['a transaction too long idle, by pg', coded('25P03')],
    ['reset at a raw query', prismas('P2010', closed)],
    ['reset at a model or BEGIN', prismas('P1017', closed)],
    ['reset at COMMIT', adapters(closed)],
    ['silence at a raw query', prismas('P2010', { kind: 'SocketTimeout' })],
    ['silence at a model', prismas('P1008', { kind: 'SocketTimeout' })],
    ['silence at COMMIT', adapters({ kind: 'SocketTimeout' })],
    ['an end by command at a raw query', prismas('P2010', fatal)],
    ['an end by command at a model or BEGIN', prismas('P2039', fatal)],
    ['an end by command at COMMIT', adapters(fatal)],
    ['a cause', new Error('outer', { cause: coded('ECONNRESET') })],
  ])('and what was asked may be done: %s', (_what, error) => {
    expect([isUnavailable(error), isCutOff(error)]).toEqual([true, true])
  })

  test.each([
    ['nobody listens, by Node', coded('ECONNREFUSED')],
    ['no such machine', coded('ENOTFOUND')],
    ['no names now', coded('EAI_AGAIN')],
    ['no way there', coded('EHOSTUNREACH')],
    ['no network', coded('ENETUNREACH')],
    ['nobody listens, at BEGIN', prismas('P1001', { kind: 'DatabaseNotReachable' })],
    ['nobody listens, at a raw query', prismas('P2010', { kind: 'DatabaseNotReachable' })],
    ['no connection in time, by pg', new Error('timeout exceeded when trying to connect')],
    ['no greeting in time', new Error('Connection terminated due to connection timeout')],
    ['no connection in time, by Prisma', coded('P2024')],
    ['not started or rolled back in time', coded('P2028')],
    [
      'a line known to be gone',
      new Error('Client has encountered a connection error and is not queryable'),
    ],
    ['a line of ours that was closed', new Error('Client was closed and is not queryable')],
    ['a house that is closing', new Error('Cannot use a pool after calling end on the pool')],
    ['starting up', coded('57P03')],
    ['full of people', prismas('P2037', { kind: 'TooManyConnections', originalCode: '53300' })],
    ['full of bytes', adapters({ kind: 'postgres', originalCode: '53100' })],
    ['a statement called off', coded('57014')],
  ])('and nothing was asked or done: %s', (_what, error) => {
    expect([isUnavailable(error), isCutOff(error)]).toEqual([true, false])
  })

  test.each([
    ['a conflict', prismas('P2034', { kind: 'TransactionWriteConflict', originalCode: '40001' })],
    ['a conflict at COMMIT', adapters({ kind: 'TransactionWriteConflict', originalCode: '40P01' })],
    ['a mistake in a query', prismas('P2010', { kind: 'postgres', originalCode: '42P01' })],
    ['no such row', coded('P2025')],
    ['no such file', coded('ENOENT')],
    ['our words about the line', new Error('we wrote: Connection terminated')],
    ['no error at all', 'Connection terminated'],
  ])('and is not away: %s', (_what, error) => {
    expect([isUnavailable(error), isCutOff(error)]).toEqual([false, false])
  })

  test('and not when it answers no', async () => {
    expect(isUnavailable(await failureOf(house.owner.query('select 1 / 0')))).toBe(false)
    expect(isUnavailable(new Error('something else'))).toBe(false)
  })
})

test('a bigint beyond 2^53 is refused rather than rounded', async () => {
  expect(
    (
      await house.owner.query(
        'select 9007199254740991::bigint as n, array[1, 2]::bigint[] as list, array[]::bigint[] as none',
      )
    ).rows,
  ).toEqual([{ n: 9007199254740991, list: [1, 2], none: [] }])
  await expect(house.owner.query('select 9007199254740993::bigint')).rejects.toThrow('beyond 2^53')
})
