import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isLoopback, localAddress, readEnvFile, readSettings } from './settings.mjs'
import { testEnvironment } from './test-environment.mjs'

test('an empty setting is unset, the environment wins, DATA_DIR is absolute', () => {
  const settings = readSettings({}, { PORT: '', HOST: '127.0.0.2', DATA_DIR: 'elsewhere' })
  expect(settings).toMatchObject({ PORT: '4000', HOST: '127.0.0.2' })
  expect(settings.DATA_DIR).toMatch(/^\/.*\/elsewhere$/)
})

test.each(['0', '65536', 'http', '4000.5'])('PORT %s is refused', (PORT) => {
  expect(() => readSettings({}, { PORT })).toThrow(
    `PORT must be a number from 1 to 65535, not "${PORT}".`,
  )
})

test('--lan listens everywhere, and this machine still uses loopback', () => {
  const settings = readSettings({ lan: true }, {})
  expect(settings.HOST).toBe('0.0.0.0')
  expect(localAddress(settings)).toBe('http://127.0.0.1:4000')
  expect(isLoopback(settings)).toBe(false)
})

test.each([
  ['127.0.0.1', true],
  ['localhost', true],
  ['::1', true],
  ['::', false],
  ['192.168.1.5', false],
])('%s is loopback: %s', (HOST, answer) => expect(isLoopback({ HOST })).toBe(answer))

test('an address of version 6 is put in brackets', () => {
  expect(localAddress({ HOST: '::1', PORT: '4000' })).toBe('http://[::1]:4000')
})

test('.env keeps quoted spaces and signs, and drops comments', () => {
  const folder = mkdtempSync(join(tmpdir(), 'env-'))
  const file = join(folder, '.env')
  writeFileSync(
    file,
    [
      '# a note',
      'A=1 # one',
      'export B="two # 2"',
      "C='three = 3'",
      'D=',
      ' E = a=b ',
      'nonsense',
    ].join('\r\n'),
  )
  expect(readEnvFile(file)).toEqual({ A: '1', B: 'two # 2', C: 'three = 3', D: '', E: 'a=b' })
  rmSync(folder, { recursive: true })
  expect(readEnvFile(file)).toEqual({})
})

test('what is set for a house that people live in does not reach a test', () => {
  process.env.APP_SECRET = 'of a real house'
  try {
    const environment = testEnvironment()
    expect(environment).toMatchObject({ DATABASE_URL: '', DATA_DIR: '', APP_SECRET: '' })
    expect(readSettings({}, environment).APP_SECRET).toBeUndefined()
  } finally {
    delete process.env.APP_SECRET
  }
})
