import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aCheckout, gone, start } from './fake-house.mjs'
import { until } from './process.mjs'

let place
beforeEach(() => {
  place = aCheckout()
  rmSync(join(place.root, 'node_modules', '.chapterhouse-stamp'))
})
afterEach(() => place.remove())

test('an installation says that the registry is out of reach', async () => {
  const tools = join(place.root, 'tools')
  mkdirSync(tools)
  writeFileSync(join(tools, 'npm'), '#!/bin/sh\necho npm error code ENOTFOUND >&2\nexit 1\n', {
    mode: 0o755,
  })
  const house = await start(place, { env: { PATH: `${tools}:${process.env.PATH}` } })
  expect(await house.ended).toBe(1)
  expect(house.said()).toMatch(
    /\nThe packages could not be fetched because the npm registry cannot be reached: go online once and start again\.\n$/,
  )
})

// As npm does: the first signal begins to tidy up, and another of that moment is not heard.
const UNWILLING = `
import { writeFileSync } from 'node:fs'
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => {})
writeFileSync('npm.pid', String(process.pid))
setInterval(() => {}, 1_000)
`

test.each(/** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGKILL']))(
  'no installation is left behind on %s',
  async (signal) => {
    const npm_execpath = join(place.root, 'npm-cli.js')
    writeFileSync(npm_execpath, UNWILLING)
    const house = await start(place, { env: { npm_execpath } })
    const note = join(place.root, 'npm.pid')
    const isThere = () => existsSync(note) && readFileSync(note, 'utf8') !== ''
    expect(await until(isThere, { within: 10_000 })).toBe(true)
    const npm = Number(readFileSync(note, 'utf8'))
    house.child.kill(signal)
    await house.ended
    expect(await gone({ npm })).toBe(true)
  },
)
