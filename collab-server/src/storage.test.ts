import { connect, type Database } from '@chapterhouse/prisma/client'
import { aPage, type SomePage } from '@chapterhouse/prisma/factories'
import { roleUrl } from '@chapterhouse/prisma/roles'
import { testSecret } from '@chapterhouse/prisma/test-database'
import { closeCodes } from '@chapterhouse/shared/sync/close-codes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CollabServer } from './server.ts'
import { aCluster, type Cluster } from './testing/cluster.ts'
import { until } from './testing/until.ts'
import { claimsFor, startServer } from './testing/world.ts'
import { aWriter } from './testing/writer.ts'

let cluster: Cluster
let app: Database
let page: SomePage
let server: CollabServer
beforeAll(async () => {
  cluster = await aCluster()
  app = await connect({ url: roleUrl(cluster.url, 'app', testSecret) })
  page = await aPage(app)
  server = await startServer(roleUrl(cluster.url, 'collab', testSecret))
})
afterAll(async () => {
  await server.stop()
  await app.close()
  await cluster.remove()
})

const claims = () => claimsFor({ app: async () => app }, page)

const ready = async () => (await fetch(`http://127.0.0.1:${server.port}/readyz`)).status

describe('the database', () => {
  it('D6 stopped and back: typing goes on, nothing is called saved, then all of it is', async () => {
    const ann = aWriter({ port: server.port, claims: await claims() })
    await ann.saved()
    ann.type('before ')
    await ann.saved()
    await cluster.server().stop('fast')
    ann.type('meanwhile ')
    await until('it is closed with "storage"', () => ann.closed.includes(closeCodes.storage))
    expect(ann.provider.unsyncedChanges).toBeGreaterThan(0)
    expect(await ready()).toBe(503)
    await cluster.start()
    await until('it is saved again', () => ann.provider.synced && !ann.provider.hasUnsyncedChanges)
    expect(await ready()).toBe(200)
    const reader = aWriter({ port: server.port, claims: await claims() })
    await reader.reads('before meanwhile ')
    ann.leave()
    reader.leave()
  }, 120_000)

  it('D6 frozen and back: nothing waits for ever, nothing is lost, nothing is doubled', async () => {
    const ann = aWriter({ port: server.port, claims: await claims() })
    await ann.saved()
    const thaw = await cluster.freeze()
    try {
      ann.type('frozen ')
      const isClosed = () => ann.closed.includes(closeCodes.storage)
      await until('it is closed', isClosed, 15_000)
    } finally {
      thaw()
    }
    const isSaved = () => ann.provider.synced && !ann.provider.hasUnsyncedChanges
    await until('it is saved', isSaved, 15_000)
    const reader = aWriter({ port: server.port, claims: await claims() })
    await reader.reads('frozen')
    expect(reader.text().match(/frozen/g)).toHaveLength(1)
    expect(ann.closed.filter((code) => code !== closeCodes.storage)).toEqual([])
    ann.leave()
    reader.leave()
  }, 180_000)

  it('G10 shutdown with the database down ends in time', async () => {
    const other = await startServer(roleUrl(cluster.url, 'collab', testSecret))
    const ann = aWriter({ port: other.port, claims: await claims() })
    await ann.saved()
    await cluster.server().stop('immediate')
    ann.type('never saved')
    const begun = Date.now()
    await other.stop()
    expect(Date.now() - begun).toBeLessThan(15_000)
    expect(ann.provider.hasUnsyncedChanges).toBe(true)
    ann.leave()
    await cluster.start()
  }, 120_000)
})
