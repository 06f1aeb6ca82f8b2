import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { passOn } from './handover.mjs'

// As api does: listens, and gives every socket to the process that started it.
const GIVER = `require('node:net').createServer((socket) => {
  socket.server = null
  process.send({ type: 'handover', url: '/collab/x' }, socket, {}, () => socket.destroy())
}).listen(0, '127.0.0.1', function () { process.send({ port: this.address().port }) })`
const TAKER = `process.on('message', (said, socket) => {
  socket.write(said.url)
  socket.on('data', (bytes) => socket.write(bytes.toString().toUpperCase()))
})`

const run = (source) =>
  spawn(process.execPath, ['-e', source], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })

let giver
let taker
let port
beforeEach(async () => {
  taker = run(TAKER)
  giver = run(GIVER)
  const [ready] = await once(giver, 'message')
  port = ready.port
  giver.on('message', (message, socket) => passOn(message, socket, taker))
})
afterEach(async () => {
  for (const child of [giver, taker]) child.kill('SIGKILL')
})

const dial = () => {
  const line = connect(port, '127.0.0.1')
  const got = { text: '', ended: false }
  line.on('error', () => {})
  line.on('data', (bytes) => (got.text += bytes))
  line.on('close', () => (got.ended = true))
  return { line, got }
}

test('a socket goes from one child to the other, with what was said about it', async () => {
  const { line, got } = dial()
  await expect.poll(() => got.text).toBe('/collab/x')
  line.write('hello')
  await expect.poll(() => got.text).toContain('HELLO')
  line.end()
})

test('one that was killed is answered for, and its successor takes the next', async () => {
  const dead = taker
  dead.kill('SIGKILL')
  await once(dead, 'exit')
  const { got } = dial()
  await expect.poll(() => got.text).toContain('503 Service Unavailable')
  await expect.poll(() => got.ended).toBe(true)
  taker = run(TAKER)
  const next = dial()
  await expect.poll(() => next.got.text, { timeout: 5_000 }).toBe('/collab/x')
  next.line.end()
})

test('one that starts is answered for', async () => {
  const own = createServer((socket) => passOn({ type: 'handover' }, socket, undefined))
  await new Promise((resolve) => own.listen(0, '127.0.0.1', () => resolve(undefined)))
  port = /** @type {import('node:net').AddressInfo} */ (own.address()).port
  const { got } = dial()
  await expect.poll(() => got.text).toContain('503')
  own.close()
})

test('other messages, and a socket that is gone already, are nobody’s business', () => {
  const never = /** @type {any} */ ({ connected: true, send: () => expect.unreachable() })
  passOn({ type: 'ready', port: 1 }, undefined, never)
  passOn({ type: 'handover' }, undefined, never)
  passOn(null, undefined, never)
})
