import { createHmac, randomBytes } from 'node:crypto'
import { chownSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The superuser's password, drawn once and kept in the cluster's home for its owner alone. */
export function superuserPassword(home, account) {
  const file = secretFile(home)
  if (!existsSync(file)) {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
    if (account) chownSync(file, account.uid, account.gid)
  }
  return readFileSync(file, 'utf8')
}

/** The owner role's password follows from the superuser's, so that there is one secret to keep. */
export function ownerPassword(home) {
  return createHmac('sha256', readFileSync(secretFile(home), 'utf8'))
    .update('owner')
    .digest('hex')
}

export function secretFile(home) {
  return join(home, 'superuser.secret')
}
