import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { connect, type Database } from '@chapterhouse/prisma/client'
import { aPage, type SomePage } from '@chapterhouse/prisma/factories'
import { roleUrl } from '@chapterhouse/prisma/roles'
import { testSecret } from '@chapterhouse/prisma/test-database'
import { contentHash } from '@chapterhouse/shared/sync/content-hash'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCluster, type Cluster } from './testing/cluster.ts'
import { aLedger } from './testing/ledger.ts'
import { until } from './testing/until.ts'
import { claimsFor } from './testing/world.ts'
import { aWriter, type Writer } from './testing/writer.ts'

let cluster: Cluster
let app: Database
let page: SomePage
beforeAll(async () => {
  cluster = await aCluster()
  app = await connect({ url: roleUrl(cluster.url, 'app', testSecret) })
  page = await aPage(app)
})
afterAll(async () => {
  await app.close()
  await cluster.remove()
})

interface Program {
  readonly child: ChildProcess
  readonly port: number
}

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

const startProgram = async (port = 0): Promise<Program> => {
  const child = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      DATABASE_URL: cluster.url,
      APP_SECRET: testSecret,
      COLLAB_PORT: String(port),
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [ready] = (await once(child, 'message')) as [{ port: number }]
  return { child, port: ready.port }
}

const claims = () => claimsFor({ app: async () => app }, page)

const typeFor = async (
  writers: readonly Writer[],
  ledger: ReturnType<typeof aLedger>,
  ms: number,
) => {
  const end = Date.now() + ms
  while (Date.now() < end) {
    for (const writer of writers) ledger.type(writer)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const readAll = async (port: number): Promise<Writer> => {
  const reader = aWriter({ port, claims: await claims() })
  await reader.saved()
  return reader
}

describe('D1 nothing shown as saved is lost', () => {
  it('D1 when the server is killed in mid-typing, the clients first', async () => {
    const ledger = aLedger('a')
    let program = await startProgram()
    for (let round = 0; round < 3; round++) {
      const writers = await Promise.all(
        [1, 2, 3].map(async () => aWriter({ port: program.port, claims: await claims() })),
      )
      await Promise.all(writers.map((writer) => writer.saved()))
      await typeFor(writers, ledger, 600)
      // A busy machine may not have saved anything yet, and then there would be nothing to lose.
      for (let i = 0; i < 100 && ledger.saved() <= round * 20; i++) {
        await typeFor(writers, ledger, 100)
      }
      for (const writer of writers) writer.leave()
      program.child.kill('SIGKILL')
      await once(program.child, 'exit')
      program = await startProgram()
      const reader = await readAll(program.port)
      expect(ledger.missingIn(reader.text())).toEqual([])
      expect(ledger.saved()).toBeGreaterThan(round * 20)
      reader.leave()
    }
    program.child.kill('SIGTERM')
    const [code] = await once(program.child, 'exit')
    expect(code).toBe(0)
  }, 180_000)

  it('D1 when PostgreSQL is killed in mid-commit, and everybody agrees afterwards', async () => {
    const ledger = aLedger('b')
    const program = await startProgram()
    const writers = await Promise.all(
      [1, 2, 3].map(async () => aWriter({ port: program.port, claims: await claims() })),
    )
    await Promise.all(writers.map((writer) => writer.saved()))
    for (let round = 0; round < 2; round++) {
      const typing = typeFor(writers, ledger, 1_000)
      await new Promise((resolve) => setTimeout(resolve, 300))
      process.kill(cluster.server().pid, 'SIGKILL')
      await cluster.server().exited
      await cluster.start()
      await typing
      await Promise.all(writers.map((writer) => writer.saved()))
    }
    const reader = await readAll(program.port)
    expect(ledger.missingIn(reader.text())).toEqual([])
    expect(ledger.doubledIn(reader.text())).toEqual([])
    const hashes = () => new Set([...writers, reader].map((writer) => contentHash(writer.doc)))
    await until('everybody shows the same', () => hashes().size === 1)
    for (const writer of [...writers, reader]) writer.leave()
    program.child.kill('SIGTERM')
    await once(program.child, 'exit')
  }, 240_000)

  it('ends by itself when whoever started it is gone', async () => {
    const program = await startProgram()
    program.child.disconnect()
    const [code] = await once(program.child, 'exit')
    expect(code).toBe(0)
  })

  it('says in one sentence which setting is missing', async () => {
    const child = spawn(process.execPath, [main], { env: { PATH: process.env.PATH } })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += chunk
    })
    const [code] = await once(child, 'close')
    expect(code).toBe(1)
    expect(said.trim().split('\n')).toHaveLength(1)
    expect(said).toContain('DATABASE_URL')
  })
})
