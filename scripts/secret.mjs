import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
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
