import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { explain, Refusal } from '../refusal.mjs'
import { canReach } from './account.mjs'

/** Where root keeps what the server's account must reach and cannot reach in the checkout. */
export const AWAY = '/var/lib/chapterhouse'

/**
 * Where a cluster lives: `dataDir`, or a folder under /var/lib/chapterhouse when the account that
 * runs PostgreSQL cannot reach `dataDir` (a 0700 folder above it). Once there is data the answer
 * never changes: a loosened permission must not make a database seem lost.
 */
export function clusterHome(dataDir, account) {
  const near = resolve(dataDir)
  const away = awayOf(near)
  if (away && existsSync(join(away, 'data'))) return away
  makeFolder(near, account)
  if (canReach(account, near)) return near
  if (existsSync(join(near, 'data'))) throw unreachable(near, account)
  return makeFolder(away ?? newAway(near), account)
}

/** Where a cluster lives or would live, without making anything. */
export function existingHome(dataDir) {
  return awayOf(resolve(dataDir)) ?? resolve(dataDir)
}

/** Deletes a stopped cluster wherever it lives. */
export function removeCluster(dataDir) {
  const near = resolve(dataDir)
  const away = awayOf(near)
  if (away) rmSync(away, { recursive: true, force: true })
  rmSync(near, { recursive: true, force: true })
}

// The name is drawn once and kept beside the other data, so that a new checkout at the path of a
// deleted one does not find the deleted one's database.
function awayOf(near) {
  const note = join(near, 'elsewhere')
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : undefined
}

function newAway(near) {
  const name = createHash('sha256').update(near).update(randomBytes(16)).digest('hex').slice(0, 16)
  const away = join(AWAY, name)
  writeFileSync(join(near, 'elsewhere'), `${away}\n`)
  return away
}

function makeFolder(folder, account) {
  try {
    mkdirSync(dirname(folder), { recursive: true, mode: account ? 0o711 : 0o700 })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (account) chownSync(folder, account.uid, account.gid)
    chmodSync(folder, 0o700)
    return folder
  } catch (error) {
    throw explain(error, folder) ?? error
  }
}

function unreachable(near, account) {
  return new Refusal(
    `${near} holds a database that the user ${account.name} can no longer reach: allow passage through the folders above it (chmod o+x).`,
  )
}
