import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { passOn } from '../../scripts/handover.mjs'
import { Database, type DatabasePlan } from './database.ts'
import { freePort } from './port.ts'
import { answers, Program } from './program.ts'

/** The whole server: PostgreSQL with fsync on, api and collab-server, each a process of its own. */
export interface Stack {
  /** Where people go: the api, which hands sockets over. */
  readonly origin: string
  /** The same address for sockets. */
  readonly collabUrl: string
  /** The collab-server itself, as a reverse proxy would reach it. */
  readonly collabDirectUrl: string
  readonly appSecret: string
  readonly database: Database
  readonly api: Program
  readonly collab: Program
  readonly close: () => Promise<void>
}

export interface StackPlan extends DatabasePlan {
  /** Settings of the two servers over the usual ones. */
  readonly environment?: Readonly<Record<string, string>>
}

export const openStack = async ({ environment, ...plan }: StackPlan = {}): Promise<Stack> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'chapterhouse-stack-'))
  const database = await Database.open(plan)
  const settings = { ...(await settingsOf(database, dataDir)), ...environment }
  const { api, collab, origin, collabDirectUrl } = programsOf(settings)
  const close = async () => {
    await Promise.all([api.stop(), collab.stop()])
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await migrate(settings)
    await Promise.all([api.start(), collab.start()])
  } catch (error) {
    await close()
    throw error
  }
  const collabUrl = origin.replace('http', 'ws')
  const { APP_SECRET: appSecret } = settings
  return { origin, collabUrl, collabDirectUrl, appSecret, database, api, collab, close }
}

const settingsOf = async (database: Database, dataDir: string) => {
  const [port, collabPort] = [await freePort(), await freePort()]
  return {
    HOST: '127.0.0.1',
    PORT: String(port),
    COLLAB_PORT: String(collabPort),
    COLLAB_URL: `http://127.0.0.1:${collabPort}`,
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    APP_SECRET: randomBytes(32).toString('base64url'),
    LOG_LEVEL: 'warn',
    // The harness says from which machine each person comes.
    TRUST_PROXY: '1',
  }
}

type Settings = Awaited<ReturnType<typeof settingsOf>>

const programsOf = (settings: Settings) => {
  const origin = `http://127.0.0.1:${settings.PORT}`
  const api = new Program({
    entry: 'api/src/main.ts',
    env: { ...settings, COLLAB_HANDOVER: '1' },
    ready: () => answers(`${origin}/healthz`),
  })
  const collab = new Program({
    entry: 'collab-server/src/main.ts',
    // As the start command does it: its own port, and the address people use as the allowed Origin.
    env: { ...settings, PORT: settings.COLLAB_PORT, PUBLIC_URL: origin },
    ready: () => answers(`${settings.COLLAB_URL}/healthz`),
  })
  api.onMessage((message, socket) => {
    if (socket instanceof Socket) passOn(message, socket, collab.child)
  })
  return { api, collab, origin, collabDirectUrl: settings.COLLAB_URL.replace('http', 'ws') }
}

const migrate = async (settings: Settings) => {
  const program = new Program({ entry: 'prisma/src/cli/migrate.ts', env: settings })
  await program.start()
  if ((await program.ended()) !== 0) throw new Error(`migrating failed:\n${program.said}`)
}
