import { closeSync } from 'node:fs'
import { join } from 'node:path'
import { endProgram, exitOf, startProgram } from './child.mjs'
import { keepRunning } from './keeper.mjs'
import { lastWords, openLog, sizeOf, trimLog } from './log-file.mjs'
import { tell } from './progress.mjs'

const LOG_CHECK = 600_000

/**
 * One of the servers, kept running; what it says goes to `<DATA_DIR>/logs/<name>.log`. `child()` is the
 * process of the moment.
 *
 * @param {object} plan
 * @param {string} plan.name
 * @param {string} plan.entry
 * @param {Record<string, string>} plan.env
 * @param {number} plan.patience milliseconds it has to end
 * @param {(message: unknown, handle: unknown) => void} [plan.onMessage] hears what comes through its channel
 */
export async function keepService({ name, entry, env, patience, onMessage = () => {} }) {
  const log = join(env.DATA_DIR, 'logs', `${name}.log`)
  setInterval(() => trimLog(log), LOG_CHECK).unref()
  let child
  const begin = async () => {
    const descriptor = openLog(log)
    const begun = sizeOf(log)
    const own = startProgram(entry, { env, output: descriptor })
    own.on('message', onMessage)
    child = own
    closeSync(descriptor)
    return {
      exited: exitOf(own),
      stop: () => endProgram(own, patience),
      lastWords: () => lastWords(log, begun),
    }
  }
  const keeper = await keepRunning({ name, begin, say: (line) => tell(`  ${line}`) })
  return Object.assign(keeper, { child: () => child })
}
