import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@chapterhouse/prisma/client'
import { createTestDatabase, type TestDatabase } from '@chapterhouse/prisma/test-database'
import { signUp } from '@chapterhouse/shared/auth/contract'
import type { Clock } from '@chapterhouse/shared/kernel/clock'
import type { Me } from '@chapterhouse/shared/users/contract'
import { createApi } from '../app.ts'
import type { Database } from '../kernel/database.ts'
import { openLog } from '../kernel/log.ts'
import type { PaceLimits } from '../kernel/paces.ts'
import { readSettings, type Settings } from '../kernel/settings.ts'
import { openVisitor, type Visitor } from './visitor.ts'

/** A signed-in person with their browser. */
export interface Guest extends Visitor {
  readonly me: Me
  readonly password: string
}

/** A whole api over a database of its own, listening on a free port. */
export interface TestHouse {
  readonly address: string
  readonly database: TestDatabase
  readonly db: Database
  readonly dataDir: string
  /** Somebody nobody knows. */
  readonly stranger: () => Visitor
  /** Somebody with an account; the first one is platform admin. */
  readonly person: (name?: string) => Promise<Guest>
  readonly close: () => Promise<void>
}

export interface HouseOptions {
  readonly settings?: Partial<Settings>
  readonly clock?: Clock
  readonly db?: Database
  /** Without them nobody asks too often, but for limits of a question's own. */
  readonly paces?: PaceLimits
  /** Puts something on the way to the database: takes its address, answers the one to use. */
  readonly through?: (url: string) => Promise<string>
}

const openDatabase = async (database: TestDatabase, { db, through }: HouseOptions) => {
  if (db) return { db, close: async () => {} }
  if (!through) return { db: await database.app(), close: async () => {} }
  const own = await connect({ url: await through(database.urlOf('app')), max: 2, hotMax: 2 })
  return { db: own, close: () => own.close() }
}

const password = 'seventeen purple giraffes'

export const openHouse = async (options: HouseOptions = {}): Promise<TestHouse> => {
  const database = await createTestDatabase()
  const { db, close } = await openDatabase(database, options)
  const dataDir = await mkdtemp(join(tmpdir(), 'chapterhouse-api-'))
  const environment = {
    DATABASE_URL: database.ownerUrl,
    APP_SECRET: database.appSecret,
    DATA_DIR: dataDir,
    CLIENT_DIR: join(dataDir, 'client'),
    LOG_LEVEL: 'silent',
  }
  const settings = { ...readSettings(environment), ...options.settings }
  const clock = options.clock ? { clock: options.clock } : {}
  const { paces = { writes: 1e6, heavy: 1e6 } } = options
  const log = openLog(settings)
  const api = createApi({ settings, db, log, paces, passwordCost: 4, ...clock })
  await new Promise<void>((resolve) => api.server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(api.server.address() as AddressInfo).port}`
  let people = 0
  return {
    address,
    database,
    db,
    dataDir,
    stranger: () => openVisitor(address),
    person: async (displayName = `Person ${++people}`) => {
      const visitor = openVisitor(address)
      const email = `${displayName.toLowerCase().replace(/\W+/g, '.')}.${Date.now()}@example.org`
      const { user } = await visitor.ask(signUp, { body: { email, password, displayName } })
      return Object.assign(visitor, { me: user, password })
    },
    close: async () => {
      await api.close()
      await close()
      await database.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
