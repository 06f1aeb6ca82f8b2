import { once } from 'node:events'
import { closeCodes } from '@chapterhouse/shared/sync/close-codes'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { enterRaw, openRaw, type Raw } from './testing/raw.ts'
import { until } from './testing/until.ts'
import { aDoc, changeOf, copyOf, textIn } from './testing/updates.ts'
import { aWorld, type SomeClaims, sign, type World } from './testing/world.ts'
import { aWriter } from './testing/writer.ts'

let world: World
let raws: Raw[] = []
beforeEach(async () => {
  world = await aWorld()
})
afterEach(async () => {
  for (const raw of raws) raw.close()
  raws = []
  await world.close()
})

const enter = async (given?: SomeClaims): Promise<Raw> => {
  const raw = await enterRaw(world.server.port, await world.claims(given))
  raws.push(raw)
  return raw
}

const answered = (raw: Raw, count: number) =>
  until(`${count} acknowledgements`, () => raw.acks().length === count)

const ownerOf = async (clientId: number): Promise<string | undefined> => {
  const sql = 'select user_id from page_doc_clients where page_id = $1 and client_id = $2'
  return (await world.database.owner.query(sql, [world.page.id, clientId])).rows[0]?.user_id
}

describe('G4 a client id belongs to one author', () => {
  it('G4 new structs under the id of somebody else are refused', async () => {
    const [victim, forger] = [await enter(), await enter()]
    const doc = aDoc(1_001)
    victim.update(Y.encodeStateAsUpdate(doc))
    await answered(victim, 1)
    const forged = copyOf(doc, 1_001)
    forger.update(changeOf(forged, (copy) => textIn(copy).insert(0, 'forged ')))
    await forger.closedWith(closeCodes.badData)
    victim.update(changeOf(doc, (own) => textIn(own).insert(0, 'true ')))
    await answered(victim, 2)
    const reader = aWriter({ port: world.server.port, claims: await world.claims() })
    await reader.reads('true some text')
    expect(reader.text()).not.toContain('forged')
    reader.leave()
  })

  it('G4 eighteen bytes under the id of somebody who only looks on so far do no harm', async () => {
    const [victim, forger] = [await enter({ clientId: 2_001 }), await enter()]
    const burn = encoding.encode((encoder) => {
      for (const value of [1, 1, 2_001, 0]) encoding.writeVarUint(encoder, value)
      encoding.writeUint8(encoder, 0)
      for (const value of [900_000, 0]) encoding.writeVarUint(encoder, value)
    })
    forger.update(burn)
    await forger.closedWith(closeCodes.badData)
    victim.update(Y.encodeStateAsUpdate(aDoc(2_001)))
    await answered(victim, 1)
    expect(victim.acks()).toEqual([true])
  })

  it('G4 structs of others that are known already are let through and left out', async () => {
    const [ann, ben] = [await enter(), await enter()]
    const doc = aDoc(3_001)
    ann.update(Y.encodeStateAsUpdate(doc))
    await answered(ann, 1)
    const copy = copyOf(doc, 3_002)
    textIn(copy).insert(0, 'and mine ')
    ben.update(Y.encodeStateAsUpdate(copy))
    await answered(ben, 1)
    expect(ben.acks()).toEqual([true])
    const { rows } = await world.database.owner.query(
      'select client_ids, data from page_updates where page_id = $1 order by id',
      [world.page.id],
    )
    expect(rows[1].client_ids).toEqual([3_002])
    expect([...Y.parseUpdateMeta(rows[1].data).from.keys()]).toEqual([3_002])
  })

  it('G4 a forged version of known structs is not even journaled', async () => {
    const [victim, forger] = [await enter(), await enter()]
    victim.update(Y.encodeStateAsUpdate(aDoc(4_001, 'truth')))
    await answered(victim, 1)
    forger.update(Y.encodeStateAsUpdate(aDoc(4_001, 'fraud')))
    await answered(forger, 1)
    expect(await world.rows()).toBe(1)
  })

  it('G4 structs of others that this node missed are looked up before anybody is blamed', async () => {
    const ann = await world.claims()
    const doc = aDoc(5_001)
    const { owner } = world.database
    const ben = await enter()
    // as another node would: the row is committed and nobody told this one
    await owner.query(
      `insert into page_doc_clients (page_id, client_id, author_kind, user_id) values ($1, 5001, 'HUMAN', $2)`,
      [world.page.id, ann.userId],
    )
    await owner.query(
      `insert into page_updates (page_id, author_id, client_ids, data) values ($1, $2, '{5001}', $3)`,
      [world.page.id, ann.userId, Buffer.from(Y.encodeStateAsUpdate(doc))],
    )
    const copy = copyOf(doc, 5_002)
    textIn(copy).insert(0, 'built on it ')
    ben.update(Y.encodeStateAsUpdate(copy))
    await answered(ben, 1)
    expect(ben.acks()).toEqual([true])
    expect(await world.rows()).toBe(2)
  })

  it('G4 a copied cursor id binds to nobody else', async () => {
    const [victim, forger] = [await enter(), await enter()]
    victim.awareness(6_001, { cursor: 1 })
    await until('the id is bound', async () => (await ownerOf(6_001)) !== undefined)
    forger.awareness(6_001, { cursor: 2 })
    await forger.closedWith(closeCodes.badData)
    victim.update(Y.encodeStateAsUpdate(aDoc(6_001)))
    await answered(victim, 1)
    expect(victim.acks()).toEqual([true])
  })

  it('G4 a ticket for the client id of somebody else opens nothing', async () => {
    const first = await enter({ clientId: 7_001 })
    const second = openRaw({ port: world.server.port, room: world.room })
    raws.push(second)
    await once(second.socket, 'open')
    second.auth(await sign(await world.claims({ clientId: 7_001 })))
    await second.closedWith(closeCodes.badData)
    expect(first.code()).toBeNull()
  })

  it('C7 two tabs of one person write under two ids, and may send what either wrote', async () => {
    const claims = await world.claims()
    const tabs = await Promise.all([
      enterRaw(world.server.port, claims),
      enterRaw(world.server.port, claims),
    ])
    raws.push(...tabs)
    const doc = aDoc(8_001)
    tabs[0].update(Y.encodeStateAsUpdate(doc))
    await answered(tabs[0], 1)
    const copy = copyOf(doc, 8_002)
    textIn(copy).insert(0, 'second ')
    textIn(doc).insert(0, 'first ')
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    // the second tab sends what the first has typed meanwhile along with its own
    tabs[1].update(Y.encodeStateAsUpdate(copy))
    await answered(tabs[1], 1)
    expect(tabs[1].acks()).toEqual([true])
    const reader = aWriter({ port: world.server.port, claims: await world.claims() })
    await reader.reads('first')
    await reader.reads('second')
    reader.leave()
  })
})

describe('what an update may not hold', () => {
  it('refuses a gap: what it builds on was never sent', async () => {
    const raw = await enter()
    const doc = aDoc(9_001)
    raw.update(changeOf(doc, (own) => textIn(own).insert(3, 'x')))
    await raw.closedWith(closeCodes.badData)
    expect(await world.rows()).toBe(0)
  })

  it('refuses to delete what nobody has written yet', async () => {
    const [victim, forger] = [await enter(), await enter()]
    victim.update(Y.encodeStateAsUpdate(aDoc(9_101)))
    await answered(victim, 1)
    const ahead = encoding.encode((encoder) => {
      for (const value of [0, 1, 9_101, 1, 5, 10_000]) encoding.writeVarUint(encoder, value)
    })
    forger.update(ahead)
    await forger.closedWith(closeCodes.badData)
  })

  it('refuses types nested twenty thousand deep', async () => {
    const raw = await enter()
    const doc = new Y.Doc()
    doc.clientID = 9_201
    let parent: Y.XmlElement | Y.XmlFragment = doc.getXmlFragment('content')
    doc.transact(() => {
      for (let i = 0; i < 20_000; i++) {
        const child: Y.XmlElement = new Y.XmlElement('blockquote')
        parent.insert(0, [child])
        parent = child
      }
    })
    raw.update(Y.encodeStateAsUpdate(doc))
    await raw.closedWith(closeCodes.badData)
    expect(await world.rows()).toBe(0)
  })

  it('refuses values nested twenty thousand deep', async () => {
    const raw = await enter()
    const deep = encoding.encode((encoder) => {
      for (const value of [1, 1, 9_301, 0]) encoding.writeVarUint(encoder, value)
      encoding.writeUint8(encoder, 8)
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarString(encoder, 'meta')
      encoding.writeVarUint(encoder, 1)
      for (let i = 0; i < 20_000; i++) encoding.writeUint8Array(encoder, new Uint8Array([117, 1]))
      encoding.writeUint8Array(encoder, new Uint8Array([126, 0]))
    })
    raw.update(deep)
    await raw.closedWith(closeCodes.badData)
  })
})

describe('G5 awareness', () => {
  it('G5 name, colour and id come from the ticket, and others are not spoken for', async () => {
    const reader = aWriter({ port: world.server.port, claims: await world.claims() })
    await reader.saved()
    const claims = await world.claims({ name: 'Ann', color: '#00ff00' })
    const raw = await enterRaw(world.server.port, claims)
    raws.push(raw)
    raw.awareness(10_001, { user: { name: 'The Editor in Chief', id: 'x' }, cursor: 3 })
    const states = () => reader.provider.awareness?.getStates() ?? new Map()
    await until('the cursor is shown', () => states().has(10_001))
    expect(states().get(10_001)).toEqual({
      cursor: 3,
      user: { id: claims.userId, name: 'Ann', color: '#00ff00' },
    })
    raw.awareness(reader.doc.clientID, { user: { name: 'Nobody' } }, 99)
    raw.awareness(10_001, { cursor: 4 }, 2)
    await until('its next move is shown', () => states().get(10_001)?.cursor === 4)
    expect(states().get(reader.doc.clientID)).not.toHaveProperty('user.name', 'Nobody')
    reader.leave()
  })

  it('G5 more than four kilobytes of it are refused', async () => {
    const raw = await enter()
    raw.awareness(10_101, { note: 'x'.repeat(5_000) })
    await raw.closedWith(closeCodes.badData)
  })

  it('G5 a cursor is gone soon after its socket', async () => {
    const reader = aWriter({ port: world.server.port, claims: await world.claims() })
    await reader.saved()
    const raw = await enter()
    raw.awareness(10_201, { cursor: 1 })
    const here = () => reader.provider.awareness?.getStates().has(10_201) === true
    await until('the cursor is shown', here)
    raw.close()
    await until('the cursor is gone', () => !here())
    reader.leave()
  })
})
