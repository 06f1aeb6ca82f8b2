import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { commandOf, isAlive } from '../process.mjs'

/**
 * What `postmaster.pid` in a data folder says: `{ pid, port, ready }`, or undefined when there is no
 * such file or the process it names is not a PostgreSQL (a killed one, its number since given away).
 */
export function postmasterOf(data) {
  const lines = readLines(join(data, 'postmaster.pid'))
  const pid = Number(lines[0])
  if (!(pid > 0) || !isAlive(pid)) return undefined
  const command = commandOf(pid)
  if (command && !command.includes('postgres')) return undefined
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/** Removes the `postmaster.pid` of a server that is gone; PostgreSQL itself trusts any live pid. */
export function forgetDead(data) {
  if (!postmasterOf(data)) rmSync(join(data, 'postmaster.pid'), { force: true })
}

// A server that stops takes its file away at any moment.
function readLines(file) {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch (error) {
    if (error.code === 'ENOENT') return []
    throw error
  }
}
