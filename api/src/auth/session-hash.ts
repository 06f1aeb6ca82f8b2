import { createHash } from 'node:crypto'

/** Names a session wherever the cookie itself must not be: the table, tickets, notices, logs. */
export const sessionHash = (cookieId: string): string =>
  createHash('sha256').update(cookieId, 'utf8').digest('hex')
