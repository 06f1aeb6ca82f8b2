import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Channel, handOver } from './handover.ts'

/** A program that answers each socket it is given with what it was told, then echoes. */
const taker = `process.on('message', (said, socket) => {
  socket.write(JSON.stringify(said) + '\\n')
  socket.on('data', (bytes) => socket.write(bytes.toString().toUpperCase()))
})`

let far: ChildProcess
let gone: Promise<unknown>
let server: Server
const lines: Socket[] = []

const open = async (channel: Channel): Promise<void> => {
  server = createServer((_, response) => response.end('answered here'))
  server.on('upgrade', handOver({ channel, addressOf: () => '203.0.113.9' }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
}

const channelTo = (child: ChildProcess): Channel => ({
  send: (said, socket, done) => child.send(said, socket, {}, done),
})

beforeEach(async () => {
  const stdio = ['ignore', 'inherit', 'inherit', 'ipc'] as const
  far = spawn(process.execPath, ['-e', taker], { stdio: [...stdio] })
  gone = once(far, 'exit')
  await open(channelTo(far))
})
afterEach(async () => {
  for (const line of lines.splice(0)) line.destroy()
  server.closeAllConnections()
  server.close()
  far.kill('SIGKILL')
  await gone
})

/** A browser's socket, seen as bytes. */
const dial = (path: string, headers: string[] = []) => {
  const line = connect((server.address() as AddressInfo).port, '127.0.0.1')
  lines.push(line)
  const got = { text: '', ended: false }
  line.on('data', (bytes) => {
    got.text += bytes.toString()
  })
  line.on('error', () => undefined)
  line.on('close', () => {
    got.ended = true
  })
  const head = ['Host: here.test', 'Upgrade: websocket', 'Connection: Upgrade', ...headers]
  line.write(`GET ${path} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n`)
  return { line, got, hears: (text: string) => expect.poll(() => got.text).toContain(text) }
}

describe('a socket for a live room', () => {
  it('goes to another process, with what the handshake said and where it came from', async () => {
    const { line, got, hears } = dial('/collab/page:1:1?x', [
      'Origin: http://here.test',
      'Sec-WebSocket-Key: abc',
      'Cookie: session=secret',
    ])
    await hears('\n')
    expect(JSON.parse(got.text)).toEqual({
      type: 'handover',
      url: '/collab/page:1:1?x',
      headers: {
        host: 'here.test',
        origin: 'http://here.test',
        upgrade: 'websocket',
        connection: 'Upgrade',
        'sec-websocket-key': 'abc',
      },
      head: '',
      address: '203.0.113.9',
    })
    line.write('hello')
    await hears('HELLO')
  })

  it('is one of many that come at once', async () => {
    const many = Array.from({ length: 50 }, (_, i) => dial(`/collab/room-${i}`))
    await Promise.all(many.map(({ hears }, i) => hears(`"/collab/room-${i}"`)))
    for (const { line } of many) line.write('x')
    await Promise.all(many.map(({ hears }) => hears('\nX')))
  })

  it('lives on when the server that let it in is closed, which does not wait for it', async () => {
    const { line, hears } = dial('/collab/x')
    await hears('\n')
    await new Promise((resolve) => server.close(resolve))
    line.write('still here')
    await hears('STILL HERE')
  })

  it('elsewhere is not found', async () => {
    for (const path of ['/', '/api/me', '/collaborate', '/x/collab/']) {
      const { got, hears } = dial(path)
      await hears('404 Not Found')
      await expect.poll(() => got.ended).toBe(true)
    }
  })

  it('that nobody can take is let go, and the server stands', async () => {
    far.disconnect()
    const { got, hears } = dial('/collab/x')
    await hears('503 Service Unavailable')
    await expect.poll(() => got.ended).toBe(true)
    const { port } = server.address() as AddressInfo
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('answered here')
  })
})
