import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isAlive, until } from './process.mjs'

const LEASH = new URL('./leash.mjs', import.meta.url).href
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'on a leash '))
})
afterEach(() => rmSync(folder, { recursive: true }))

const leashed = (text) => {
  const file = join(folder, 'program.mjs')
  writeFileSync(file, text)
  return spawn(process.execPath, ['--import', LEASH, file], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
}

const saidBy = async (child) => {
  let said = ''
  child.stdout.on('data', (text) => {
    said += text
  })
  // Not 'close', which Node does not tell of a child whose channel we have closed.
  const [code] = await once(child, 'exit')
  return { said, code }
}

test('a finished program ends though its channel is open', async () => {
  expect(await saidBy(leashed("console.log('done')"))).toEqual({ said: 'done\n', code: 0 })
})

test('a program whose starter is gone is asked to end, and may do so in its own way', async () => {
  const child = leashed(`
    process.on('SIGTERM', () => { console.log('asked'); process.exit(3) })
    setInterval(() => {}, 1000)
    process.send('ready')`)
  await once(child, 'message')
  child.disconnect()
  expect(await saidBy(child)).toEqual({ said: 'asked\n', code: 3 })
})

test('a program that knows nothing of signals ends too', async () => {
  const child = leashed("setInterval(() => {}, 1000); process.send('ready')")
  await once(child, 'message')
  child.disconnect()
  expect(await until(() => !isAlive(child.pid), { within: 30_000 })).toBe(true)
})

test('a fork of a program lives by its own channel', async () => {
  const child = leashed(`
    import { fork } from 'node:child_process'
    if (process.argv[2] === 'fork') process.on('message', (word) => process.send(word + ' heard'))
    else {
      const other = fork(import.meta.filename, ['fork'])
      other.once('exit', (code) => console.log('fork ended', code))
      setTimeout(() => other.send('late'), 300)
      other.on('message', (word) => { console.log(word); other.disconnect() })
    }`)
  expect((await saidBy(child)).said).toBe('late heard\nfork ended 0\n')
})
