import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { appSecret, drawAnew, secretsBefore } from './secret.mjs'

let settings
beforeEach(() => {
  settings = { DATA_DIR: mkdtempSync(join(tmpdir(), 'a secret ')) }
})

test('a house has one secret, and none before it', () => {
  const secret = appSecret(settings)
  expect(secret).toMatch(/^[\w-]{43}$/)
  expect(appSecret(settings)).toBe(secret)
  expect(secretsBefore(settings)).toBeUndefined()
})

test('another one is drawn, and those before it are kept in their order', () => {
  const first = appSecret(settings)
  drawAnew(settings)
  const second = appSecret(settings)
  drawAnew(settings)
  expect(new Set([first, second, appSecret(settings)]).size).toBe(3)
  expect(secretsBefore(settings)).toBe(`${first}\n${second}`)
  for (const name of ['app.secret', 'app.secret.before'])
    expect(statSync(join(settings.DATA_DIR, name)).mode & 0o777).toBe(0o600)
})

test('a setting goes before what lies in the data directory', () => {
  drawAnew(settings)
  const own = { ...settings, APP_SECRET: 'mine', APP_SECRET_BEFORE: 'mine before' }
  expect([appSecret(own), secretsBefore(own)]).toEqual(['mine', 'mine before'])
  // of a secret that is set, the drawn ones were never before
  expect(secretsBefore({ ...settings, APP_SECRET: 'mine' })).toBeUndefined()
  expect(readFileSync(join(settings.DATA_DIR, 'app.secret.before'), 'utf8')).not.toContain('mine')
})

test('a setting adds to what was drawn before', () => {
  const first = appSecret(settings)
  drawAnew(settings)
  const more = { ...settings, APP_SECRET_BEFORE: 'older still' }
  expect(secretsBefore(more)).toBe(`older still\n${first}`)
})
