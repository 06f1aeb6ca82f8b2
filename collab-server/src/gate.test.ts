import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { newId } from '@chapterhouse/shared/kernel/id'
import { closeCodes } from '@chapterhouse/shared/sync/close-codes'
import { signTicket } from '@chapterhouse/shared/sync/ticket'
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { enterRaw, openRaw } from './testing/raw.ts'
import { until } from './testing/until.ts'
import { aDoc } from './testing/updates.ts'
import { aWorld, key, sign, type World } from './testing/world.ts'
import { aWriter } from './testing/writer.ts'

let world: World
beforeAll(async () => {
  world = await aWorld({ gate: { ticketPatience: 400 } })
})
afterAll(() => world.close())

const open = () => openRaw({ port: world.server.port, room: world.room })

/** The HTTP status a refused upgrade was answered with. */
const statusOf = async (raw: ReturnType<typeof openRaw>): Promise<number> => {
  const [, response] = await once(raw.socket, 'unexpected-response')
  return response.statusCode
}

describe('G1 the upgrade', () => {
  it.each([
    ['another site', 'https://evil.example'],
    ['a look-alike', 'http://127.0.0.1.evil.example'],
    ['null', 'null'],
    ['another port', 'http://127.0.0.1:1'],
  ])('G1 refuses %s as origin', async (_, origin) => {
    const raw = openRaw({ port: world.server.port, room: world.room, origin })
    expect(await statusOf(raw)).toBe(403)
  })

  it('G1 refuses a missing origin', async () => {
    const raw = openRaw({ port: world.server.port, room: world.room, origin: null })
    expect(await statusOf(raw)).toBe(403)
  })

  it('G1 refuses what is no room', async () => {
    const raw = openRaw({ port: world.server.port, room: 'page:1:1' })
    expect(await statusOf(raw)).toBe(404)
  })

  it('G1 closes a socket that presents no ticket in time', async () => {
    await open().closedWith(closeCodes.ticket)
  })

  it('G1 lets one address have only so many sockets', async () => {
    const small = await aWorld({ gate: { socketsPerAddress: 2 } })
    const raws = [1, 2].map(() => openRaw({ port: small.server.port, room: small.room }))
    await Promise.all(raws.map((raw) => once(raw.socket, 'open')))
    expect(await statusOf(openRaw({ port: small.server.port, room: small.room }))).toBe(429)
    raws[0]?.close()
    await until('the place is free again', async () => {
      const again = openRaw({ port: small.server.port, room: small.room })
      const [outcome] = await Promise.race([
        once(again.socket, 'open').then(() => ['open']),
        once(again.socket, 'unexpected-response').then(() => ['refused']),
      ])
      again.close()
      return outcome === 'open'
    })
    raws[1]?.close()
    await small.close()
  })

  it('G1 lets one person have only so many sockets', async () => {
    const small = await aWorld({ gate: { socketsPerPerson: 1 } })
    const claims = await small.claims()
    const first = await enterRaw(small.server.port, claims)
    const second = openRaw({ port: small.server.port, room: small.room })
    await once(second.socket, 'open')
    second.auth(await sign(claims))
    await second.closedWith(closeCodes.rate)
    first.close()
    await small.close()
  })
})

describe('G2 the ticket', () => {
  const presents = async (ticket: string) => {
    const raw = open()
    await once(raw.socket, 'open')
    raw.auth(ticket)
    return raw
  }

  it('G2 refuses nonsense as a ticket', async () => {
    await (await presents('nonsense')).closedWith(closeCodes.ticket)
  })

  it('G2 refuses a ticket signed with another key', async () => {
    const other = await signTicket(await world.claims(), randomBytes(32), { now: Date.now })
    await (await presents(other)).closedWith(closeCodes.ticket)
  })

  it('G2 refuses an expired ticket', async () => {
    const old = await signTicket(await world.claims(), key, { now: () => Date.now() - 120_000 })
    await (await presents(old)).closedWith(closeCodes.ticket)
  })

  it('G2 refuses the ticket of another page', async () => {
    const pageId = newId<'pages'>()
    const foreign = await world.claims({ pageId, room: `page:${pageId}:1` })
    await (await presents(await sign(foreign))).closedWith(closeCodes.noAccess)
  })

  it('G2 refuses a ticket whose page is not the page of its room', async () => {
    const foreign = await world.claims({ pageId: newId<'pages'>() })
    await (await presents(await sign(foreign))).closedWith(closeCodes.noAccess)
  })

  it('G2 refuses a page that does not exist', async () => {
    const pageId = newId<'pages'>()
    const claims = await world.claims({ pageId, room: `page:${pageId}:1` })
    const raw = openRaw({ port: world.server.port, room: claims.room })
    await once(raw.socket, 'open')
    raw.auth(await sign(claims))
    await raw.closedWith(closeCodes.noAccess)
  })

  it('G2 refuses drafts, which come later', async () => {
    const room = `draft:${newId()}`
    const raw = openRaw({ port: world.server.port, room })
    await once(raw.socket, 'open')
    raw.auth(await sign(await world.claims({ room })))
    await raw.closedWith(closeCodes.noAccess)
  })

  it('G2 sends an old client for the new application', async () => {
    const page = 'update pages set schema_version = $2 where id = $1'
    await world.database.owner.query(page, [world.page.id, 2])
    await (await presents(await sign(await world.claims()))).closedWith(closeCodes.oldSchema)
    await world.database.owner.query(page, [world.page.id, 1])
  })

  it('G2 tells a client of an older epoch that the document was replaced', async () => {
    const room = `page:${world.page.id}:2`
    const raw = openRaw({ port: world.server.port, room })
    await once(raw.socket, 'open')
    raw.auth(await sign(await world.claims({ room, epoch: 2 })))
    await raw.closedWith(closeCodes.replaced)
  })

  it('G9 holds the ticket against the database: it may be older than a change', async () => {
    const claims = await world.claims({})
    const { owner } = world.database
    await owner.query('update project_members set role = $2 where user_id = $1', [
      claims.userId,
      'VIEWER',
    ])
    await (await presents(await sign(claims))).closedWith(closeCodes.accessChanged)
    await owner.query('delete from project_members where user_id = $1', [claims.userId])
    await (await presents(await sign(claims))).closedWith(closeCodes.noAccess)
  })

  it('G2 refuses the ticket of a session that was ended', async () => {
    const claims = await world.claims({})
    await world.database.owner.query('update sessions set revoked_at = now() where id = $1', [
      claims.sessionId,
    ])
    await (await presents(await sign(claims))).closedWith(closeCodes.noAccess)
  })
})

describe('G3 frames', () => {
  it('G3 refuses a frame of 60 MB before it is in memory', async () => {
    const raw = await enterRaw(world.server.port, await world.claims())
    raw.send(new Uint8Array(60 * 1024 * 1024))
    await raw.closedWith(closeCodes.tooLarge)
  })

  it('G3 refuses an update above its own limit', async () => {
    const raw = await enterRaw(world.server.port, await world.claims())
    raw.update(new Uint8Array(13 * 1024 * 1024))
    await until('it is closed', () => raw.code() !== null)
    expect([closeCodes.tooLarge, closeCodes.rate]).toContain(raw.code())
  })

  it('G3 refuses more structs than allowed', async () => {
    const collected = encoding.encode((encoder) => {
      for (const value of [1, 200_001, 4_711, 0]) encoding.writeVarUint(encoder, value)
      for (let i = 0; i < 200_001; i++) encoding.writeUint8Array(encoder, new Uint8Array([0, 1]))
      encoding.writeVarUint(encoder, 0)
    })
    const raw = await enterRaw(world.server.port, await world.claims())
    raw.update(collected)
    await raw.closedWith(closeCodes.tooLarge)
    expect(await world.rows()).toBe(0)
  })

  it('G3 refuses a text frame', async () => {
    const raw = await enterRaw(world.server.port, await world.claims())
    raw.socket.send('hello')
    await raw.closedWith(closeCodes.badData)
  })

  it('G3 refuses a frame of another room', async () => {
    const raw = await enterRaw(world.server.port, await world.claims())
    const other = `page:${newId()}:1`
    raw.send(Buffer.concat([Buffer.from([other.length]), Buffer.from(other), Buffer.from([0])]))
    await raw.closedWith(closeCodes.badData)
  })

  it('closes a socket that sends faster than a person can', async () => {
    const raw = await enterRaw(world.server.port, await world.claims())
    const update = Y.encodeStateAsUpdate(aDoc(77))
    for (let i = 0; i < 400; i++) raw.update(update)
    await raw.closedWith(closeCodes.rate)
  })
})

describe('G6 a reader', () => {
  it('G6 changes nothing: updates are refused, known ones acknowledged', async () => {
    const writer = await enterRaw(world.server.port, await world.claims())
    const doc = aDoc(4_001, 'the page')
    writer.update(Y.encodeStateAsUpdate(doc))
    await until('it is saved', () => writer.acks().length === 1)
    const rows = await world.rows()
    const reader = await enterRaw(world.server.port, await world.claims({ role: 'VIEWER' }))
    reader.update(Y.encodeStateAsUpdate(aDoc(4_002, 'vandalism')))
    reader.update(Y.encodeStateAsUpdate(doc))
    await until('both are answered', () => reader.acks().length === 2)
    expect(reader.acks()).toEqual([false, true])
    expect(await world.rows()).toBe(rows)
    expect(reader.code()).toBeNull()
    reader.close()
    writer.close()
  })

  it('G6 a stateless message reaches nobody', async () => {
    const reader = await enterRaw(world.server.port, await world.claims({ role: 'VIEWER' }))
    const writer = aWriter({ port: world.server.port, claims: await world.claims() })
    await writer.saved()
    const heard: unknown[] = []
    writer.provider.on('stateless', (message: unknown) => heard.push(message))
    const prefix = Buffer.from([world.room.length, ...Buffer.from(world.room)])
    reader.send(Buffer.concat([prefix, Buffer.from([5, 2, 104, 105])]))
    reader.awareness(5_001, { here: true })
    await until('its cursor arrives', () =>
      [...(writer.provider.awareness?.getStates().keys() ?? [])].includes(5_001),
    )
    expect(heard).toEqual([])
    reader.send(Buffer.concat([prefix, Buffer.from([6, 2, 104, 105])]))
    await reader.closedWith(closeCodes.badData)
    writer.leave()
  })
})

describe('G8 the order of the first frames', () => {
  it('G8 the server asks before it tells', async () => {
    const busy = aWriter({ port: world.server.port, claims: await world.claims() })
    await busy.saved()
    const typing = setInterval(() => busy.type('x'), 5)
    const raws = await Promise.all(
      Array.from({ length: 10 }, async () => enterRaw(world.server.port, await world.claims())),
    )
    await until('everybody has the text', () =>
      raws.every((raw) => raw.sent.some(({ type, step }) => type === 0 && step === 1)),
    )
    clearInterval(typing)
    for (const raw of raws) {
      const syncs = raw.sent.filter(({ type }) => type === 0 || type === 4)
      expect(syncs[0]?.step).toBe(0)
      expect(syncs.filter(({ step }) => step === 0)).toHaveLength(1)
      raw.close()
    }
    busy.leave()
  })
})
