import { randomBytes } from 'node:crypto'
import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * APP_SECRET: the setting, else the one drawn once for this data directory, readable by us alone.
 *
 * @param {import('./settings.mjs').Settings} settings
 */
export function appSecret({ APP_SECRET, DATA_DIR }) {
  if (APP_SECRET) return APP_SECRET
  const file = join(DATA_DIR, 'app.secret')
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}

/**
 * The secrets this house had before, parted by blanks, which still open what was closed under them:
 * those of the setting, and those that `drawAnew` has left. Undefined when there was none.
 *
 * @param {import('./settings.mjs').Settings} settings
 */
export function secretsBefore({ APP_SECRET, APP_SECRET_BEFORE, DATA_DIR }) {
  // of a secret that is set, the drawn ones were never before
  const drawn = APP_SECRET ? undefined : readIfThere(fileBefore(DATA_DIR))?.trim()
  return [APP_SECRET_BEFORE, drawn].filter(Boolean).join('\n') || undefined
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

const fileBefore = (dataDir) => join(dataDir, 'app.secret.before')

/**
 * Draws another secret for this data directory. The one so far is kept first: a crash in between
 * leaves it good.
 *
 * @param {import('./settings.mjs').Settings} settings
 */
export function drawAnew(settings) {
  const { DATA_DIR } = settings
  const file = join(DATA_DIR, 'app.secret')
  const soFar = appSecret({ ...settings, APP_SECRET: undefined })
  appendFileSync(fileBefore(DATA_DIR), `${soFar}\n`, { mode: 0o600 })
  writeFileSync(`${file}.new`, randomBytes(32).toString('base64url'), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/**
 * The code that shows the first account's maker can read this console; without look-alike letters.
 *
 * @param {import('./settings.mjs').Settings} settings
 */
export function setupCode({ SETUP_CODE }) {
  if (SETUP_CODE) return SETUP_CODE
  const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
  const drawn = [...randomBytes(8)].map((byte) => letters[byte % letters.length])
  return `${drawn.slice(0, 4).join('')}-${drawn.slice(4).join('')}`
}
