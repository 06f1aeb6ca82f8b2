import { closeSync } from 'node:fs'
import { join } from 'node:path'
import { endProgram, exitOf, startProgram } from './child.mjs'
import { keepRunning } from './keeper.mjs'
import { lastWords, openLog, sizeOf, trimLog } from './log-file.mjs'
import { tell } from './progress.mjs'

const LOG_CHECK = 600_000

/** One of the servers, kept running; what it says goes to `<DATA_DIR>/logs/<name>.log`. */
export function keepService({ name, entry, env, patience }) {
  const log = join(env.DATA_DIR, 'logs', `${name}.log`)
  setInterval(() => trimLog(log), LOG_CHECK).unref()
  const begin = async () => {
    const descriptor = openLog(log)
    const begun = sizeOf(log)
    const child = startProgram(entry, { env, output: descriptor })
    closeSync(descriptor)
    return {
      exited: exitOf(child),
      stop: () => endProgram(child, patience),
      lastWords: () => lastWords(log, begun),
    }
  }
  return keepRunning({ name, begin, say: (line) => tell(`  ${line}`) })
}
