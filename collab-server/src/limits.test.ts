import { closeCodes } from '@chapterhouse/shared/sync/close-codes'
import { afterEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { outletLimits } from './session/outlet.ts'
import { enterRaw } from './testing/raw.ts'
import { until } from './testing/until.ts'
import { aDoc, changeOf, textIn } from './testing/updates.ts'
import { aWorld, type World } from './testing/world.ts'
import { aWriter } from './testing/writer.ts'

let world: World
afterEach(() => world.close())

describe('G3 the size of a page', () => {
  it('G3 is measured as stored: what would make it too large is refused, the rest goes on', async () => {
    world = await aWorld({ gate: { document: 20_000 } })
    const raw = await enterRaw(world.server.port, await world.claims())
    const doc = aDoc(1, 'x')
    raw.update(Y.encodeStateAsUpdate(doc))
    // thirty rows are more bytes than the page they make
    for (let i = 0; i < 30; i++) {
      raw.update(changeOf(doc, (own) => textIn(own).insert(0, 'x'.repeat(500))))
    }
    await until('they are saved', () => raw.acks().length === 31)
    const other = await enterRaw(world.server.port, await world.claims())
    other.update(Y.encodeStateAsUpdate(aDoc(2, 'y'.repeat(19_000))))
    await other.closedWith(closeCodes.tooLarge)
    raw.update(changeOf(doc, (own) => textIn(own).insert(0, 'z')))
    await until('it is saved', () => raw.acks().length === 32)
    raw.close()
  })
})

describe('the way out', () => {
  it('drops a client that does not read, and keeps the others', async () => {
    const outlet = { ...outletLimits, most: 200_000 }
    world = await aWorld({ gate: { outlet } })
    const deaf = await enterRaw(world.server.port, await world.claims())
    const ann = aWriter({ port: world.server.port, claims: await world.claims() })
    const ben = aWriter({ port: world.server.port, claims: await world.claims() })
    await Promise.all([ann.saved(), ben.saved()])
    deaf.socket.pause()
    for (let i = 0; i < 40; i++) {
      ann.type('a long paragraph '.repeat(12_000))
      await ann.saved()
    }
    const sockets = async () => {
      const metrics = await (await fetch(`http://127.0.0.1:${world.server.port}/metrics`)).text()
      return Number(/collab_sockets (\d+)/.exec(metrics)?.[1])
    }
    await until('it is dropped', async () => (await sockets()) === 2)
    await until('the others agree', () => ann.text() === ben.text())
    for (const writer of [ann, ben]) writer.leave()
    deaf.close()
  }, 120_000)

  it('drops a line that went dead, and its cursor', async () => {
    world = await aWorld({ gate: { ping: 100 } })
    const ann = aWriter({ port: world.server.port, claims: await world.claims() })
    await ann.saved()
    const dead = await enterRaw(world.server.port, await world.claims())
    dead.awareness(77, { cursor: 1 })
    const here = () => ann.provider.awareness?.getStates().has(77) === true
    await until('its cursor is shown', here)
    // nothing is read any more, so no ping is answered
    dead.socket.pause()
    await until('its cursor is gone', () => !here())
    expect(ann.closed).toEqual([])
    ann.leave()
    dead.close()
  })
})

describe('many at once', () => {
  it('are let in a few at a time, and all get in', async () => {
    world = await aWorld({ gate: { joinsAtOnce: 4, socketsPerPerson: 1_000 } })
    const claims = await world.claims()
    const raws = await Promise.all(
      Array.from({ length: 200 }, () => enterRaw(world.server.port, claims)),
    )
    expect(raws.every((raw) => raw.code() === null)).toBe(true)
    for (const raw of raws) raw.close()
  })
})

describe('the title', () => {
  it('is shown in the page list soon after it was written', async () => {
    world = await aWorld()
    const ann = aWriter({ port: world.server.port, claims: await world.claims() })
    await ann.saved()
    ann.doc.getMap('meta').set('title', 'A new title')
    const title = async () => {
      const sql = 'select title from pages where id = $1'
      return (await world.database.owner.query(sql, [world.page.id])).rows[0].title
    }
    await until('the list shows it', async () => (await title()) === 'A new title')
    ann.leave()
  })
})
