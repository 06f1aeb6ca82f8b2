import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Refusal } from './refusal.mjs'
import { inRoot, ROOT } from './root.mjs'

/** @typedef {Record<string, string | undefined> & Record<'PORT' | 'HOST' | 'DATA_DIR', string>} Settings */

const DEFAULTS = { PORT: '4000', HOST: '127.0.0.1', DATA_DIR: '.chapterhouse', LOG_LEVEL: 'info' }

/**
 * All settings: the environment over `.env` over the defaults. Empty means unset. DATA_DIR is made
 * absolute, so that every program means the same folder wherever it runs.
 *
 * @returns {Settings}
 */
export function readSettings({ lan = false } = {}, environment = process.env) {
  const given = { ...readEnvFile(inRoot('.env')), ...environment }
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  const settings = { ...DEFAULTS, ...set, ...(lan && { HOST: '0.0.0.0' }) }
  const port = Number(settings.PORT)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Refusal(`PORT must be a number from 1 to 65535, not "${settings.PORT}".`)
  return { ...settings, DATA_DIR: resolve(ROOT, settings.DATA_DIR) }
}

/** Whether only this machine can reach the house. */
export function isLoopback({ HOST }) {
  return HOST === 'localhost' || HOST === '::1' || HOST.startsWith('127.')
}

/** The address at which this machine reaches the house. */
export function localAddress({ HOST, PORT }) {
  const anywhere = HOST === '0.0.0.0' || HOST === '::'
  const host = anywhere ? '127.0.0.1' : HOST
  return `http://${host.includes(':') ? `[${host}]` : host}:${PORT}`
}

/** `KEY=value` lines; `#` begins a comment; quotes keep spaces and `#`. */
export function readEnvFile(file) {
  if (!existsSync(file)) return {}
  const lines = readFileSync(file, 'utf8').split(/\r?\n/)
  return Object.fromEntries(lines.map(toPair).filter(Boolean))
}

function toPair(line) {
  const found =
    /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(?:"([^"]*)"|'([^']*)'|(.*?))\s*(?:\s#.*)?$/.exec(line)
  return found && [found[1], found[2] ?? found[3] ?? found[4]]
}
