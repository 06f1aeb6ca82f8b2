import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findChromium } from './chromium.mjs'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'browsers of '))
  vi.stubEnv('CHROMIUM_PATH', '')
  vi.stubEnv('PATH', folder)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const aBrowser = (name, exitCode) => {
  const file = join(folder, name)
  writeFileSync(file, `#!/bin/sh\nexit ${exitCode}\n`)
  chmodSync(file, 0o755)
  return file
}

test('a browser is named by its whole path', () => {
  expect(findChromium()).not.toBe('chromium')
  const browser = aBrowser('chromium', 0)
  expect(findChromium()).toBe(browser)
})

test('one that does not start is passed over', () => {
  aBrowser('chromium', 1)
  const browser = aBrowser('google-chrome', 0)
  expect(findChromium()).toBe(browser)
})

test('the one that is given comes first', () => {
  aBrowser('chromium', 0)
  vi.stubEnv('CHROMIUM_PATH', '/my/own')
  expect(findChromium()).toBe('/my/own')
})
