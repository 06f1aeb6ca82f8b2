import { once } from 'node:events'
import { createServer as createHttp } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { closeCodes } from '@chapterhouse/shared/sync/close-codes'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { enterRaw, openRaw } from './testing/raw.ts'
import { until } from './testing/until.ts'
import { aDoc } from './testing/updates.ts'
import { aWorld, type World } from './testing/world.ts'

let world: World
let door: Server
let address = '203.0.113.9'
beforeAll(async () => {
  world = await aWorld({ gate: { socketsPerAddress: 2 } })
  // api's part: it reads the handshake, then gives the socket away
  door = createHttp().on('upgrade', ({ url, headers }, socket, head: Buffer) =>
    world.server.adopt(
      { type: 'handover', url, headers, head: head.toString('base64'), address },
      socket as Socket,
    ),
  )
  await once(door.listen(0, '127.0.0.1'), 'listening')
})
afterAll(async () => {
  door.close()
  await world.close()
})

const port = () => (door.address() as AddressInfo).port

it('D2 who comes by another listener writes like everybody', async () => {
  const raw = await enterRaw(port(), await world.claims())
  raw.update(Y.encodeStateAsUpdate(aDoc(11)))
  await until('it is saved', () => raw.acks().length === 1)
  expect(raw.acks()).toEqual([true])
  expect(await world.rows()).toBe(1)
  raw.close()
})

it('G1 passes the same door: origin, room, and so many of one address', async () => {
  const statusOf = async (raw: ReturnType<typeof openRaw>) => {
    const [, response] = await once(raw.socket, 'unexpected-response')
    return response.statusCode
  }
  const { room } = world
  expect(await statusOf(openRaw({ port: port(), room, origin: 'http://evil.example' }))).toBe(403)
  expect(await statusOf(openRaw({ port: port(), room: 'page:1:1' }))).toBe(404)
  address = '203.0.113.10'
  const raws = [1, 2].map(() => openRaw({ port: port(), room }))
  await Promise.all(raws.map((raw) => once(raw.socket, 'open')))
  expect(await statusOf(openRaw({ port: port(), room }))).toBe(429)
  address = '203.0.113.11'
  const elsewhere = openRaw({ port: port(), room })
  await once(elsewhere.socket, 'open')
  for (const raw of [...raws, elsewhere]) raw.close()
})

it('G3 a broken frame closes it with our code', async () => {
  address = '203.0.113.12'
  const raw = await enterRaw(port(), await world.claims())
  raw.send(new Uint8Array([255, 255, 255]))
  await raw.closedWith(closeCodes.badData)
})

it('lets go of a socket nothing sensible is said about', async () => {
  const told = createServer((socket) => world.server.adopt({ type: 'handover' }, socket))
  await once(told.listen(0, '127.0.0.1'), 'listening')
  const raw = openRaw({ port: (told.address() as AddressInfo).port, room: world.room })
  await until('it is gone', () => raw.code() !== null)
  told.close()
})
