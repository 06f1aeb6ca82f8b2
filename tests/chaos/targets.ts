import { auditPage } from '../harness/checker.ts'
import type { Database } from '../harness/database.ts'
import type { Desk, Person } from '../harness/people.ts'
import { doorOf } from '../harness/people.ts'
import { freePort } from '../harness/port.ts'
import { answers, Program } from '../harness/program.ts'
import type { Stack } from '../harness/stack.ts'
import { auditTokens } from '../harness/tokens.ts'
import { until } from '../harness/wait.ts'
import { Writer } from '../harness/writer.ts'
import type { CrashTarget } from './crash.ts'
import type { DoorPlan } from './crowd-plan.ts'

/** A house with a page and the people who write there. */
export interface Scenery {
  readonly stack: Stack
  readonly desk: Desk
  readonly people: readonly Person[]
}

const doorsOf = ({ stack, desk, people }: Scenery): DoorPlan[] =>
  people.map(({ browser }) => ({
    kind: 'house',
    origin: stack.origin,
    cookie: browser.cookie,
    pageId: desk.pageId,
    collabUrl: stack.collabUrl,
  }))

/** What the database and a visitor say of the saved tokens; both must say the same. */
const auditHouse = (scenery: Scenery) => async (saved: readonly string[]) => {
  const { stack, desk } = scenery
  const record = await auditPage(stack.database, desk.pageId, saved)
  if (!record.oneHash) throw new Error('state + tail and the journal differ')
  const seen = auditTokens(saved, await readAsVisitor(scenery))
  return {
    lost: [...new Set([...record.lost, ...seen.lost])],
    doubled: [...new Set([...record.doubled, ...seen.doubled])],
  }
}

const readAsVisitor = async ({ stack, desk }: Scenery): Promise<string> => {
  const door = doorOf(desk.owner.browser, desk.pageId, stack.collabUrl)
  const visitor = await Writer.open({ name: 'visitor', door })
  const { text } = visitor
  visitor.close()
  return text
}

export const collabServerCrash = (scenery: Scenery): CrashTarget => ({
  name: 'kill -9 of collab-server',
  doors: doorsOf(scenery),
  kill: () => scenery.stack.collab.signal('SIGKILL'),
  recover: async () => {
    await scenery.stack.collab.ended()
    await scenery.stack.collab.start()
  },
  audit: auditHouse(scenery),
})

/** The database alone is killed; api and collab-server must find it again by themselves. */
export const databaseCrash = (scenery: Scenery): CrashTarget => ({
  name: 'kill -9 of PostgreSQL',
  doors: doorsOf(scenery),
  kill: () => scenery.stack.database.kill(),
  recover: async () => {
    await scenery.stack.database.startAgain()
    const ready = () => answers(`${scenery.stack.origin}/readyz`)
    await until(ready, {
      what: 'the house after a crash of its database',
      within: 60_000,
      every: 50,
    })
  },
  audit: auditHouse(scenery),
})

/** Everything at once: collab-server, api and the database. */
export const houseCrash = (scenery: Scenery): CrashTarget => {
  const { stack } = scenery
  return {
    name: 'kill -9 of everything',
    doors: doorsOf(scenery),
    kill: () => {
      stack.collab.signal('SIGKILL')
      stack.database.cutPower()
      stack.api.signal('SIGKILL')
    },
    recover: async () => {
      await Promise.all([stack.collab.ended(), stack.api.ended()])
      await stack.database.startAgain()
      await Promise.all([stack.api.start(), stack.collab.start()])
    },
    audit: auditHouse(scenery),
  }
}

/** Stock Hocuspocus with its database extension: acknowledges before it stores. */
export const openStockCrash = async (database: Database, writers: number): Promise<CrashTarget> => {
  const port = await freePort()
  const url = `ws://127.0.0.1:${port}`
  const program = new Program({
    entry: 'tests/bench/peers/hocuspocus.ts',
    env: { PEER_PORT: String(port), PEER_DATABASE_URL: database.url },
    ready: () => answers(`http://127.0.0.1:${port}`),
  })
  await program.start()
  const door: DoorPlan = { kind: 'peer', url, room: 'crash' }
  return {
    name: 'kill -9 of stock Hocuspocus',
    doors: Array<DoorPlan>(writers).fill(door),
    kill: () => program.signal('SIGKILL'),
    recover: async () => {
      await program.ended()
      await program.start()
    },
    audit: async (saved) => {
      const entry = { url, room: 'crash', ticket: 'token', access: 'write' as const }
      const door = { origin: 'http://peer', enter: async () => entry }
      const visitor = await Writer.open({ name: 'visitor', door })
      const audit = auditTokens(saved, visitor.text)
      visitor.close()
      await program.kill()
      return audit
    },
  }
}
