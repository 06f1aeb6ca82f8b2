import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { birthOf, isAlive } from './process.mjs'
import { Refusal } from './refusal.mjs'

/**
 * Takes a data directory for this process alone and answers how to let it go. A lock whose process is
 * gone counts for nothing, also when another program has its number by now.
 */
export function lockDataDir(dataDir) {
  const holder = holderOf(dataDir)
  if (holder)
    throw new Refusal(
      `Chapterhouse is running from ${dataDir} already (process ${holder}); stop it first.`,
    )
  const file = fileOf(dataDir)
  rmSync(file, { force: true })
  writeFileSync(file, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid) }), {
    flag: 'wx',
  })
  return () => rmSync(file, { force: true })
}

/** The pid of the process that runs from a data directory; undefined when none does. */
export function holderOf(dataDir) {
  const lock = readLock(dataDir)
  if (!lock || lock.pid === process.pid || !isAlive(lock.pid)) return undefined
  return birthOf(lock.pid) === lock.birth ? lock.pid : undefined
}

function readLock(dataDir) {
  try {
    return JSON.parse(readFileSync(fileOf(dataDir), 'utf8'))
  } catch {
    return undefined
  }
}

const fileOf = (dataDir) => join(dataDir, 'running.json')
