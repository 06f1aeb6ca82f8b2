import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const WATCHDOG = fileURLToPath(new URL('../watchdog.mjs', import.meta.url))

/**
 * Sees to it that a server ends when this process is gone, from its first moment on. A watchdog that
 * is killed itself is replaced for as long as there is something to watch.
 */
export function watch(server, { data, binaries }) {
  const args = [WATCHDOG, String(server.pid), data, binaries]
  let current
  const begin = () => {
    current = spawn(process.execPath, args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true })
    current.stdin.on('error', () => {})
    current.on('error', () => {})
    current.once('exit', () => {
      if (server.exitCode === null && server.signalCode === null) begin()
    })
    current.unref()
  }
  begin()
  server.once('exit', () => current.stdin.end())
}
