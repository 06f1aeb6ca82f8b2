import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const NOBODY = 65534

/**
 * The account PostgreSQL runs under. PostgreSQL refuses to run as root, so root borrows `postgres`,
 * else `nobody`, else a number nobody owns. Undefined: the account we already are.
 */
export function serverAccount() {
  if (process.getuid?.() !== 0) return undefined
  const rows = passwordRows()
  return rows.get('postgres') ?? rows.get('nobody') ?? { name: 'nobody', uid: NOBODY, gid: NOBODY }
}

/** Whether the account can walk to a folder and list it; asks the kernel, so access lists count. */
export function canReach(account, folder) {
  if (!account) return true
  const { uid, gid } = account
  const probe = ['-c', 'cd "$1" && test -r .', 'sh', folder]
  return spawnSync('/bin/sh', probe, { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0
}

function passwordRows() {
  try {
    const lines = readFileSync('/etc/passwd', 'utf8').split('\n')
    return new Map(lines.map((line) => line.split(':')).map(toEntry))
  } catch {
    return new Map()
  }
}

/**
 * @param {string[]} columns
 * @returns {[string, { name: string, uid: number, gid: number }]}
 */
function toEntry([name, , uid, gid]) {
  return [name, { name, uid: Number(uid), gid: Number(gid) }]
}
