import { clusterOf } from './data-dir.mjs'
import { keepRunning } from './keeper.mjs'
import { runningPostgres, startPostgres } from './postgres.mjs'
import { step, tell } from './progress.mjs'

const STOP_PATIENCE = 4_000

const showLine = (line) => {
  tell(`  ${line}`)
}
const keepQuiet = () => {}

/**
 * The database a house lives on: the one at DATABASE_URL, else the built-in one, kept running on one
 * port for as long as the house is open. Answers `{ url, stop }`. `say` is told what the
 * launcher finds worth knowing.
 *
 * @param {import('./settings.mjs').Settings} settings
 */
export async function openDatabase({ DATABASE_URL, DATA_DIR }, say = showLine) {
  if (DATABASE_URL) return { url: DATABASE_URL, stop: async () => {} }
  let server
  const begin = async () => {
    server = await startPostgres({
      dataDir: clusterOf(DATA_DIR),
      port: server?.port,
      log: say,
    })
    return server
  }
  const keeper = await step('Starting the database', () =>
    keepRunning({ name: 'The database', begin, say: showLine }),
  )
  return { url: server.url, stop: () => keeper.stop('fast', STOP_PATIENCE) }
}

/** The database for one command: the running house's, else one of its own for the while. */
export async function borrowDatabase(settings) {
  const running =
    !settings.DATABASE_URL && runningPostgres({ dataDir: clusterOf(settings.DATA_DIR) })
  return running ? { url: running.url, stop: async () => {} } : openDatabase(settings, keepQuiet)
}
