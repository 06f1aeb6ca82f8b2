import { createHash } from 'node:crypto'
import { z } from 'zod'
import { closeCodes } from './close-codes.ts'
import { limits } from './document.ts'
import { notice } from './notices.ts'
import { ticketClaims } from './ticket.ts'

/**
 * Rises whenever a ticket, a notice, a close code or a limit changes: api, collab-server and client
 * of different releases meet on them.
 */
export const wireVersion = 2

/** A hash of everything the three programs agree on; the test beside it holds it to the version. */
export const wireHash = (): string => {
  const shapes = [z.toJSONSchema(ticketClaims), z.toJSONSchema(notice), closeCodes, limits]
  return createHash('sha256').update(JSON.stringify(shapes)).digest('hex').slice(0, 16)
}
