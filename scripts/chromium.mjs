import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { step } from './progress.mjs'
import { Refusal } from './refusal.mjs'
import { inRoot } from './root.mjs'
import { toolPath } from './runtime.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const APP = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** The whole path of a Chromium that starts (Playwright does not look at PATH); installs one when there is none. */
export async function requireChromium() {
  const found = findChromium()
  if (found) return found
  await step('Installing Chromium', async () => installChromium())
  const installed = findChromium()
  if (installed) return installed
  throw new Refusal(
    'There is no Chromium for the browser tests: install one and set CHROMIUM_PATH to its program.',
  )
}

/** The whole path of a Chromium of this machine that starts, or undefined. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given) return given
  return [...NAMES.flatMap(onPath), APP, playwrightsOwn()].find(starts)
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.map((folder) => join(folder, name)).filter((path) => existsSync(path))
}

function starts(program) {
  return Boolean(program) && spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
}

function playwrightsOwn() {
  const path = createRequire(inRoot('tests', 'package.json'))(
    'playwright-core',
  ).chromium.executablePath()
  return existsSync(path) ? path : undefined
}

// Playwright downloads from an address of its own, which fewer machines reach than Debian's packages.
function installChromium() {
  const isRoot = process.getuid?.() === 0
  if (isRoot && existsSync('/etc/debian_version')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...words) => spawnSync('apt-get', words, { env, stdio: 'ignore' }).status === 0
    apt('update')
    if (apt('install', '-y', '--no-install-recommends', 'chromium') && findChromium()) return
  }
  const cli = inRoot('node_modules', 'playwright', 'cli.js')
  spawnSync('node', [cli, 'install', 'chromium'], { env: toolPath(), stdio: 'inherit' })
}
