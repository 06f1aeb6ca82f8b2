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

/** Makes the data directory if need be, private as far as the database's account allows. */
export function makeDataDir(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    accessSync(dataDir, constants.W_OK)
    // As root, the account that runs PostgreSQL must pass through; everything inside is private by itself.
    if (process.getuid?.() === 0) chmodSync(dataDir, statSync(dataDir).mode | 0o011)
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
  if (inside.length === 0) return
  if (!yes) await askToWipe(dataDir)
  removeCluster(clusterOf(dataDir))
  for (const name of inside) rmSync(join(dataDir, name), { recursive: true, force: true })
}

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
