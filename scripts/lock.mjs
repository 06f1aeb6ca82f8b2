import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { birthOf, isAlive, until } from './process.mjs'
import { step } from './progress.mjs'
import { Refusal } from './refusal.mjs'

/** Milliseconds a house may take to stop. */
export const LEAVING_PATIENCE = 15_000

/**
 * Takes a data directory for this process alone. A lock whose process is gone counts for nothing, also
 * when another program has its number by now; for one that is leaving we wait. Answers `release`;
 * `leave`, which says that we are about to; and `orphaned`: the run before was killed outright.
 */
export async function lockDataDir(dataDir) {
  if (readHolder(dataDir)?.leaving)
    await step('Waiting for the earlier run to stop', () =>
      until(() => !readHolder(dataDir), { within: LEAVING_PATIENCE }),
    )
  const holder = holderOf(dataDir)
  if (holder)
    throw new Refusal(
      `Chapterhouse is running from ${dataDir} already (process ${holder}); stop it first.`,
    )
  const lock = { pid: process.pid, birth: birthOf(process.pid), leaving: false }
  const orphaned = existsSync(fileOf(dataDir))
  rmSync(fileOf(dataDir), { force: true })
  writeFileSync(fileOf(dataDir), JSON.stringify(lock), { flag: 'wx' })
  return {
    orphaned,
    leave: () => writeFileSync(fileOf(dataDir), JSON.stringify({ ...lock, leaving: true })),
    release: () => rmSync(fileOf(dataDir), { force: true }),
  }
}

/** The pid of the process that runs from a data directory; undefined when none does. */
export const holderOf = (dataDir) => readHolder(dataDir)?.pid

function readHolder(dataDir) {
  try {
    const lock = JSON.parse(readFileSync(fileOf(dataDir), 'utf8'))
    const holds = lock.pid !== process.pid && isAlive(lock.pid) && birthOf(lock.pid) === lock.birth
    return holds ? lock : undefined
  } catch {
    return undefined
  }
}

const fileOf = (dataDir) => join(dataDir, 'running.json')
