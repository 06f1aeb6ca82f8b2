import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { removeCluster } from './postgres.mjs'
import { explain, Refusal } from './refusal.mjs'

const KEPT_BY_FRESH = ['running.json']
const PRIVATE = ['assets', 'backups', 'logs']

/** Makes the data directory and its folders if need be; what people wrote is readable by us alone. */
export function makeDataDir(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.W_OK)
    // As root, the account that runs PostgreSQL must pass through, so the folders inside are closed each.
    if (process.getuid?.() === 0) chmodSync(dataDir, statSync(dataDir).mode | 0o011)
    for (const name of PRIVATE) {
      mkdirSync(join(dataDir, name), { recursive: true })
      chmodSync(join(dataDir, name), 0o700)
    }
  } catch (error) {
    throw explain(error, dataDir) ?? error
  }
}

/** The folder of the embedded database inside a data directory. */
export const clusterOf = (dataDir) => join(dataDir, 'postgres')

/** `--fresh`: deletes everything in the data directory, after a yes. */
export async function wipeDataDir(dataDir, { yes = false } = {}) {
  if (!existsSync(dataDir)) return
  const inside = readdirSync(dataDir).filter((name) => !KEPT_BY_FRESH.includes(name))
  if (inside.every((name) => isEmptyFolder(join(dataDir, name)))) return
  if (!yes) await askToWipe(dataDir)
  removeCluster(clusterOf(dataDir))
  for (const name of inside) rmSync(join(dataDir, name), { recursive: true, force: true })
  makeDataDir(dataDir)
}

const isEmptyFolder = (path) => statSync(path).isDirectory() && readdirSync(path).length === 0

async function askToWipe(dataDir) {
  if (!process.stdin.isTTY)
    throw new Refusal(
      `--fresh would delete everything in ${dataDir}: say --yes with it when nobody is there to ask.`,
    )
  const console = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await console.question(
    `  Delete everything in ${dataDir}: all accounts, pages and backups? Type yes: `,
  )
  console.close()
  if (answer.trim().toLowerCase() !== 'yes') throw new Refusal('Nothing was deleted.')
}
