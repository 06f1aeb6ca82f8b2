import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { Clock } from '../kernel/clock.ts'
import { contributionId, pageId, userId } from '../kernel/id.ts'

/** Seconds a ticket can be presented; it is reusable within them. */
export const ticketSeconds = 60

export const access = z.enum(['write', 'read'])
export type Access = z.infer<typeof access>

/** What the api vouches for: this person, this room, this access, until then. */
export const ticketClaims = z.object({
  /** The person; null for a guest of a share link. */
  userId: userId.nullable(),
  /** SHA-256 (hex) of the login session's cookie, `key:<id>` of an API key; null for links. */
  sessionId: z.string().nullable(),
  linkId: z.uuid().nullable(),
  pageId,
  contributionId: contributionId.nullable(),
  room: z.string(),
  access,
  /** The Yjs client id this connection writes under; null binds the first one seen. */
  clientId: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable(),
  /** Version of the editor's document language the client speaks. */
  schemaVersion: z.number().int().min(1),
  epoch: z.number().int().min(1),
  /** Shown to others on carets; never taken from the client. */
  name: z.string(),
  color: z.string(),
})
export type TicketClaims = z.infer<typeof ticketClaims>

/** Signs a ticket (JWT, HS256). `key` is at least 32 bytes, derived from APP_SECRET. */
export const signTicket = (
  claims: TicketClaims,
  key: Uint8Array,
  clock: Clock,
): Promise<string> => {
  const seconds = Math.floor(clock.now() / 1000)
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256', typ: 'ticket' })
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + ticketSeconds)
    .sign(key)
}

/** The claims of a ticket that is ours and not expired, else null. */
export const readTicket = async (
  ticket: string,
  key: Uint8Array,
  clock: Clock,
): Promise<TicketClaims | null> => {
  try {
    const { payload } = await jwtVerify(ticket, key, {
      algorithms: ['HS256'],
      typ: 'ticket',
      requiredClaims: ['exp'],
      currentDate: new Date(clock.now()),
    })
    return ticketClaims.parse(payload)
  } catch {
    return null
  }
}
