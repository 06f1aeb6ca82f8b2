import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { connect, type Database } from './client.ts'
import { openPool } from './pool.ts'
import { type LoginRole, roleUrl } from './roles.ts'

/**
 * APP_SECRET of every test. Role passwords belong to the cluster, so tests in one cluster share it.
 */
export const testSecret = 'a secret for tests, long enough to be one'

/** Who owns the tables in tests: as in production no superuser. */
export const testOwner = { name: 'chapterhouse_owner', password: 'test-owner' } as const

/**
 * A migrated database of one test file, with a way in for everybody. Nothing is open before it is
 * asked for.
 */
export interface TestDatabase {
  readonly name: string
  readonly ownerUrl: string
  readonly appSecret: string
  /** The connection string of a login role. */
  urlOf(role: LoginRole): string
  /** The api's way in. */
  app(): Promise<Database>
  /** A pool of the owner, who sees all rows: to arrange and to look, never to act. */
  readonly owner: pg.Pool
  readonly collab: pg.Pool
  readonly jobs: pg.Pool
  /** Closes what was opened and drops the database. */
  close(): Promise<void>
}

/**
 * A fresh clone of the migrated template, or of `template`. Needs the globalSetup
 * `test-cluster.ts`.
 */
export async function createTestDatabase({
  template = setting('TEST_TEMPLATE'),
}: {
  template?: string
} = {}): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asRoot(
    `create database ${name} template ${template} owner ${testOwner.name} strategy file_copy`,
  )
  const url = ownerUrl(name)
  const urlOf = (role: LoginRole) => roleUrl(url, role, testSecret)
  const opened: (() => Promise<void>)[] = []
  const pool = lazily(({ at }: { at: string }) => {
    const pool = openPool({ url: at, max: 4 })
    opened.push(() => pool.end())
    return pool
  })
  const app = lazily(async () => {
    const database = await connect({ url: urlOf('app'), max: 4, hotMax: 2 })
    opened.push(() => database.close())
    return database
  })
  return {
    name,
    ownerUrl: url,
    appSecret: testSecret,
    urlOf,
    app: () => app({ at: '' }),
    get owner() {
      return pool({ at: url })
    },
    get collab() {
      return pool({ at: urlOf('collab') })
    },
    get jobs() {
      return pool({ at: urlOf('jobs') })
    },
    close: async () => {
      await Promise.all(opened.map((end) => end()))
      await asRoot(`drop database if exists ${name} with (force)`)
    },
  }
}

function lazily<T>(make: (key: { at: string }) => T): (key: { at: string }) => T {
  const made = new Map<string, T>()
  return (key) => {
    const known = made.get(key.at)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key.at, value)
    return value
  }
}

/** The owner's connection string of a database in the test cluster. */
export function ownerUrl(database: string): string {
  const url = new URL(setting('TEST_CLUSTER_URL'))
  url.username = testOwner.name
  url.password = testOwner.password
  url.pathname = `/${database}`
  return url.toString()
}

/**
 * A superuser's connection string of a database in the test cluster: only to try roles out and to
 * break things.
 */
export function superuserUrl(database: string): string {
  const url = new URL(setting('TEST_CLUSTER_URL'))
  url.pathname = `/${database}`
  return url.toString()
}

/** One statement as superuser of the test cluster: making and dropping databases. */
export async function asRoot(sql: string): Promise<void> {
  const root = new pg.Client({ connectionString: setting('TEST_CLUSTER_URL') })
  await root.connect()
  try {
    await root.query(sql)
  } finally {
    await root.end()
  }
}

function setting(name: string): string {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is not set: name prisma/src/test-cluster.ts as globalSetup`)
  return value
}
