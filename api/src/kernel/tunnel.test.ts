import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openHouse, type TestHouse } from '../testing/house.ts'

/** A server in the collab-server's place: answers an upgrade, then echoes in capitals. */
const openFar = async () => {
  const seen: IncomingMessage[] = []
  const sockets = new Set<Socket>()
  const server: Server = createServer((request, response) => {
    seen.push(request)
    if (request.url === '/readyz') return response.end('{}')
    request.on('data', (bytes: Buffer) => response.write(bytes.toString().toUpperCase()))
    request.on('end', () => response.end())
  })
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    seen.push(request)
    const echo = (bytes: Buffer) => socket.write(bytes.toString().toUpperCase())
    socket.write(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    )
    if (head.length > 0) echo(head)
    socket.on('data', echo)
    socket.on('end', () => socket.end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stop = () => {
    for (const socket of sockets) socket.destroy()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return { seen, sockets, url, stop }
}
type Far = Awaited<ReturnType<typeof openFar>>

let far: Far
let house: TestHouse
let dark: TestHouse
beforeAll(async () => {
  far = await openFar()
  house = await openHouse({ settings: { collabUrl: far.url } })
  dark = await openHouse({ settings: { collabUrl: 'http://127.0.0.1:1' } })
})
afterAll(async () => {
  await house.close()
  await dark.close()
  await far.stop()
})

const lines: Socket[] = []
afterEach(() => {
  for (const line of lines.splice(0)) line.destroy()
})

/** A browser's socket, seen as bytes. */
const dial = (to: TestHouse, path: string, headers: string[] = []) => {
  const { hostname, port } = new URL(to.address)
  const line = connect(Number(port), hostname)
  lines.push(line)
  const got = { text: '', ended: false }
  line.on('data', (bytes) => {
    got.text += bytes.toString()
  })
  line.on('error', () => undefined)
  line.on('close', () => {
    got.ended = true
  })
  line.on('end', () => {
    got.ended = true
  })
  const head = ['Host: 127.0.0.1', 'Upgrade: websocket', 'Connection: Upgrade', ...headers]
  line.write(`GET ${path} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`)
  return { line, got, hears: (text: string) => expect.poll(() => got.text).toContain(text) }
}

describe('a socket for a live room', () => {
  it.each(['/collab/page:1:1', '/yjs/page:1:1?ticket=x'])(
    '%s is piped byte for byte',
    async (path) => {
      const { line, hears } = dial(house, path, [
        'Origin: http://here.test',
        'Sec-WebSocket-Key: abc',
      ])
      await hears('101 Switching Protocols')
      line.write('hello')
      await hears('HELLO')
      const request = far.seen.at(-1)
      expect(request?.url).toBe(path)
      expect(request?.headers).toMatchObject({
        host: '127.0.0.1',
        origin: 'http://here.test',
        'sec-websocket-key': 'abc',
        'x-forwarded-for': '127.0.0.1',
      })
    },
  )

  it('cannot say where it comes from unless a proxy is trusted', async () => {
    const { hears } = dial(house, '/collab/x', ['X-Forwarded-For: 8.8.8.8'])
    await hears('101')
    expect(far.seen.at(-1)?.headers['x-forwarded-for']).toBe('127.0.0.1')
  })

  it('passes on what a trusted proxy says, and not what the browser made up before it', async () => {
    const own = await openHouse({ settings: { collabUrl: far.url, trustProxy: 1 } })
    const { hears } = dial(own, '/collab/x', ['X-Forwarded-For: 1.1.1.1, 8.8.8.8'])
    await hears('101')
    expect(far.seen.at(-1)?.headers['x-forwarded-for']).toBe('8.8.8.8')
    await own.close()
  })

  it('elsewhere is not found', async () => {
    for (const path of ['/', '/api/me', '/collaborate', '/x/collab/']) {
      const { got, hears } = dial(house, path)
      await hears('404 Not Found')
      await expect.poll(() => got.ended).toBe(true)
    }
  })

  it('gets 503 when nobody is there, and the house stands', async () => {
    const { got, hears } = dial(dark, '/collab/x')
    await hears('503 Service Unavailable')
    await expect.poll(() => got.ended).toBe(true)
    expect((await fetch(`${dark.address}/healthz`)).status).toBe(200)
  })

  it('ends when the far end dies, and the house stands', async () => {
    const { got, hears } = dial(house, '/collab/x')
    await hears('101')
    for (const socket of far.sockets) socket.destroy()
    await expect.poll(() => got.ended).toBe(true)
    expect((await fetch(`${house.address}/healthz`)).status).toBe(200)
  })

  it('takes the far end along when the browser goes', async () => {
    const { line, hears } = dial(house, '/collab/x')
    await hears('101')
    const open = () => [...far.sockets].filter((socket) => !socket.destroyed).length
    const before = open()
    line.resetAndDestroy()
    await expect.poll(open).toBeLessThan(before)
  })

  it('survives a thousand that come and go at once', async () => {
    const all = Array.from({ length: 200 }, () => dial(house, '/collab/x'))
    for (const { line } of all) line.destroy()
    await expect.poll(async () => (await fetch(`${house.address}/healthz`)).status).toBe(200)
  })
})

describe('plain HTTP below the live rooms', () => {
  it('is piped with its body', async () => {
    const answer = await fetch(`${house.address}/collab/http/x?y=1`, {
      method: 'POST',
      body: 'hello',
    })
    expect(await answer.text()).toBe('HELLO')
    expect(far.seen.at(-1)).toMatchObject({ url: '/collab/http/x?y=1', method: 'POST' })
  })

  it('is unavailable when nobody is there', async () => {
    const answer = await fetch(`${dark.address}/collab/http/x`)
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ code: 'unavailable' })
  })
})

it('the house is ready when database and journal are', async () => {
  const answer = await fetch(`${house.address}/readyz`)
  expect([answer.status, await answer.json()]).toEqual([200, { database: true, journal: true }])
})
