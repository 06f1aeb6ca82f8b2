import { spawnSync } from 'node:child_process'
import { isAlive, until } from '../process.mjs'
import { program } from './binaries.mjs'

const SIGNALS = { smart: 'SIGTERM', fast: 'SIGINT', immediate: 'SIGQUIT' }
const PATIENCE = 30_000

/**
 * Stops a running PostgreSQL and waits until it is gone. After `patience` ms without an end it is
 * stopped at once, which loses nothing: the next start replays the log.
 */
export async function stopPostmaster({ pid, data, binaries, mode = 'fast', patience = PATIENCE }) {
  send({ pid, data, binaries, mode })
  if (await until(() => !isAlive(pid), { within: patience })) return
  send({ pid, data, binaries, mode: 'immediate' })
  await until(() => !isAlive(pid), { within: PATIENCE })
}

function send({ pid, data, binaries, mode }) {
  // Windows has no signals; there PostgreSQL listens on a pipe that only pg_ctl speaks to.
  if (process.platform === 'win32') {
    spawnSync(program(binaries, 'pg_ctl'), ['stop', '-D', data, '-m', mode, '-W'])
    return
  }
  try {
    process.kill(pid, SIGNALS[mode])
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}
