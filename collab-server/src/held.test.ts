import { closeCodes } from '@chapterhouse/shared/sync/close-codes'
import { contentHash } from '@chapterhouse/shared/sync/content-hash'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { enterRaw } from './testing/raw.ts'
import { until } from './testing/until.ts'
import { aDoc, changeOf, textIn } from './testing/updates.ts'
import { aWorld, type World } from './testing/world.ts'
import { aWriter } from './testing/writer.ts'

let world: World
beforeAll(async () => {
  world = await aWorld({ gate: { heldPatience: 2_000 } })
})
afterAll(() => world.close())

describe('frames that come before what they build on', () => {
  it('G11 wait for the first sync, and are acknowledged in their order', async () => {
    const raw = await enterRaw(world.server.port, await world.claims())
    const doc = aDoc(1, 'typed off line')
    const next = changeOf(doc, (own) => textIn(own).insert(0, 'typed on line '))
    raw.update(next)
    raw.first(Y.encodeStateAsUpdate(doc))
    await until('both are acknowledged', () => raw.acks().length === 2)
    expect(raw.acks()).toEqual([true, true])
    const reader = aWriter({ port: world.server.port, claims: await world.claims() })
    await reader.reads('typed on line typed off line')
    raw.close()
    reader.leave()
  })

  it('G11 are refused when it never comes', async () => {
    const raw = await enterRaw(world.server.port, await world.claims())
    const doc = aDoc(2)
    raw.update(changeOf(doc, (own) => textIn(own).insert(0, 'x')))
    await raw.closedWith(closeCodes.badData)
    expect(raw.acks()).toEqual([])
  })

  it('G11 are refused when the first sync did not bring it', async () => {
    const raw = await enterRaw(world.server.port, await world.claims())
    const doc = aDoc(3)
    raw.update(changeOf(doc, (own) => textIn(own).insert(0, 'x')))
    raw.first(Y.encodeStateAsUpdate(new Y.Doc()))
    await raw.closedWith(closeCodes.badData)
  })

  it('C1 a person who types on while coming back loses nothing', async () => {
    const ann = aWriter({ port: world.server.port, claims: await world.claims() })
    const ben = aWriter({ port: world.server.port, claims: await world.claims() })
    await Promise.all([ann.saved(), ben.saved()])
    for (let round = 0; round < 5; round++) {
      ann.disconnect()
      await until('it is off', () => !ann.provider.isSynced)
      for (let i = 0; i < 5; i++) ann.type(`off${round}.${i} `)
      void ann.provider.configuration.websocketProvider.connect()
      const typing = setInterval(() => ann.type('on '), 1)
      await until('it is connected', () => ann.provider.isAuthenticated)
      clearInterval(typing)
      await ann.saved()
    }
    await until('both show the same', () => contentHash(ann.doc) === contentHash(ben.doc))
    expect(ann.closed).not.toContain(closeCodes.badData)
    ann.leave()
    ben.leave()
  })
})
