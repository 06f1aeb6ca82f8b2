import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, superuserUrl } from '../../test-database.ts'
import { houseCases } from './cases-house.ts'
import { moderationCases } from './cases-moderation.ts'
import { pageCases } from './cases-pages.ts'
import { peopleCases } from './cases-people.ts'
import { projectCases } from './cases-projects.ts'
import { publishingCases } from './cases-publishing.ts'
import { queueCases, queueRoleCases, queueRows } from './cases-queue.ts'
import { collabCases, wholeTableCases } from './cases-roles.ts'
import { listPolicies, listTables } from './catalog.ts'
import { mismatches, operations, roleMismatches } from './probe.ts'
import { buildWorld } from './world.ts'

const cases = [
  ...peopleCases,
  ...houseCases,
  ...projectCases,
  ...pageCases,
  ...publishingCases,
  ...moderationCases,
  ...queueCases,
]

const house = await createTestDatabase()
const root = new pg.Client({ connectionString: superuserUrl(house.name) })
beforeAll(async () => {
  await buildWorld(house.owner)
  for (const row of queueRows) await house.owner.query(row)
  await root.connect()
})
afterAll(async () => {
  await root.end()
  await house.close()
})

const tables = (await listTables(house.owner)).map((table) => table.name)
// The history of migrations is granted to nobody; catalog.test.ts holds that.
const ours = tables.filter((name) => name !== '_prisma_migrations')

/** Everything is tried in transactions that are rolled back. */
async function inVain<T>(act: () => Promise<T>): Promise<T> {
  await root.query('begin')
  try {
    return await act()
  } finally {
    await root.query('rollback')
  }
}

describe('who may do what', () => {
  test.each(ours)('%s', async (table) => {
    const expected = cases.filter((one) => one.table === table)
    expect(await inVain(() => mismatches(root, expected))).toEqual([])
  })

  test('every table has an expectation for every operation', () => {
    const written = new Set(cases.map((one) => `${one.table} ${one.operation}`))
    const missing = ours.flatMap((table) =>
      operations.map((operation) => `${table} ${operation}`).filter((pair) => !written.has(pair)),
    )
    expect(missing).toEqual([])
  })

  test('the collab-server has what it needs and nothing else', async () => {
    expect(await inVain(() => roleMismatches(root, [...collabCases, ...queueRoleCases]))).toEqual(
      [],
    )
  })

  test('owner and jobs see all rows of every table', async () => {
    expect(await inVain(() => roleMismatches(root, wholeTableCases(tables)))).toEqual([])
  })
})

describe('a dropped policy does not go unnoticed', async () => {
  const policies = await listPolicies(house.owner)

  test.each(policies)('$name on $table', async ({ name, table }) => {
    const noticed = await inVain(async () => {
      await root.query(`drop policy ${name} on ${table}`)
      return firstMismatch(table)
    })
    expect(noticed).not.toEqual([])
  })

  // The table's own cases first: most are found there, and one is enough.
  async function firstMismatch(table: string): Promise<string[]> {
    const nearest = <T extends { table: string }>(all: readonly T[]) =>
      all.toSorted((a, b) => Number(b.table === table) - Number(a.table === table))
    const stopAtFirst = { stopAtFirst: true }
    const byRole = nearest([...wholeTableCases(tables), ...collabCases])
    const found = await roleMismatches(root, byRole, stopAtFirst)
    return found.length > 0 ? found : mismatches(root, nearest(cases), stopAtFirst)
  }
})
