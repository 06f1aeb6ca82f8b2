import { spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  fchownSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { bound } from '../child.mjs'
import { freePort } from '../port.mjs'
import { until } from '../process.mjs'
import { explain, Refusal } from '../refusal.mjs'
import { program } from './binaries.mjs'
import { postmasterOf } from './postmaster.mjs'
import { watch } from './watch.mjs'

const LOG_LIMIT = 20 * 1024 * 1024
// Recovery after a crash replays the log before the server answers.
const START_PATIENCE = 120_000
const RETRY_PATIENCE = 20_000

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '120',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
}

/** Starts the server on an initialised cluster and answers `{ child, port }` once it accepts connections. */
export async function launch(how, giveUpAt = Date.now() + RETRY_PATIENCE) {
  const port = how.port || (await freePort())
  const { child, said } = await attempt({ ...how, port })
  if (child) return { child, port }
  if (!passes(said, how.port) || Date.now() > giveUpAt) throw refusalOf(said, { ...how, port })
  await new Promise((resolve) => setTimeout(resolve, 200))
  return launch(how, giveUpAt)
}

async function attempt({ account, home, data, binaries, port, settings }) {
  const log = openLog(home, account)
  const from = statSync(log.path).size
  const flags = Object.entries({ ...SETTINGS, ...settings, port }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const child = bound(
    spawn(program(binaries, 'postgres'), ['-D', data, ...flags], {
      stdio: ['ignore', log.descriptor, log.descriptor],
      // A group of its own: Ctrl-C in the terminal must reach the supervisor first, the database last.
      detached: true,
      cwd: home,
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      ...(account && { uid: account.uid, gid: account.gid }),
    }),
  )
  closeSync(log.descriptor)
  if (child.pid) watch(child, { data, binaries })
  let failure
  child.once('error', (error) => {
    failure = error
  })
  const ended = () => failure || child.exitCode !== null || child.signalCode !== null
  const ready = () => postmasterOf(data)?.pid === child.pid && postmasterOf(data)?.ready
  await until(() => ended() || ready(), { within: START_PATIENCE })
  if (!ended()) return { child }
  return { said: failure?.message ?? readFileSync(log.path, 'utf8').slice(from) }
}

// Appended to a file instead of a pipe: a killed supervisor must not take the server's voice away.
function openLog(home, account) {
  const path = join(home, 'postgres.log')
  if (existsSync(path) && statSync(path).size > LOG_LIMIT) renameSync(path, `${path}.1`)
  const descriptor = openSync(path, 'a', 0o600)
  if (account) fchownSync(descriptor, account.uid, account.gid)
  return { path, descriptor }
}

function passes(said, portWasGiven) {
  // Children of a killed server need a moment to notice and let go of its shared memory.
  if (/shared memory block|lock file .* already exists/.test(said)) return true
  return isTaken(said) && !portWasGiven
}

function refusalOf(said, { port, home }) {
  if (isTaken(said))
    return new Refusal(`Port ${port} is in use, so the database cannot listen on it.`)
  const reason =
    said
      .trim()
      .split('\n')
      .findLast((line) => /FATAL|PANIC|error/i.test(line)) ?? said.trim()
  return explain({ message: said }, home) ?? new Refusal(`PostgreSQL did not start: ${reason}`)
}

function isTaken(said) {
  return /Address already in use|could not bind/.test(said)
}
