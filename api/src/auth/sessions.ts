import type { SecondStep, SignInMethod } from '@chapterhouse/shared/auth/contract'
import type { Clock } from '@chapterhouse/shared/kernel/clock'
import type { UserId } from '@chapterhouse/shared/kernel/id'
import type { Request, Response } from 'express'
import { Lucia, TimeSpan } from 'lucia'
import type { Actor } from '../kernel/actor.ts'
import type { Whence } from '../kernel/client-address.ts'
import type { Database } from '../kernel/database.ts'
import { openAdapter } from './adapter.ts'
import { sessionHash } from './session-hash.ts'

interface UserAttributes {
  readonly platformRole: Actor['platformRole']
}

/** How somebody came in. */
export interface CameIn {
  readonly method: SignInMethod | null
  readonly second: SecondStep | null
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Record<never, never>, UserAttributes>
    DatabaseUserAttributes: UserAttributes
    DatabaseSessionAttributes: Whence & CameIn & { readonly provedAt: Date | null }
  }
}

/** 256 bits; what lucia would make has 200. */
const newCookieId = (): string =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')

const wellFormed = /^[A-Za-z0-9_-]{43}$/

export interface Beginning {
  readonly response: Response
  readonly whence: Whence
  readonly cameIn: CameIn
}

export interface Sessions {
  /** The person of the request's cookie, or null. Renews the cookie of one who keeps coming. */
  readonly identify: (request: Request) => Promise<Actor | null>
  /** A new session, never an old one taken over; sets its cookie. */
  readonly begin: (userId: UserId, visit: Beginning) => Promise<void>
  readonly clearCookie: (response: Response) => void
}

export interface SessionsParts {
  readonly db: Database
  readonly clock: Clock
  /** Cookies travel over HTTPS alone. */
  readonly secure: boolean
}

export const openSessions = ({ db, clock, secure }: SessionsParts): Sessions => {
  const lucia = new Lucia(openAdapter(db), {
    sessionExpiresIn: new TimeSpan(30, 'd'),
    sessionCookie: { name: 'session', attributes: { secure, sameSite: 'lax', path: '/' } },
    getUserAttributes: ({ platformRole }) => ({ platformRole }),
  })
  const setCookie = (response: Response, id: string | null) => {
    const cookie = id === null ? lucia.createBlankSessionCookie() : lucia.createSessionCookie(id)
    response.append('Set-Cookie', cookie.serialize())
  }
  const identify = async (request: Request): Promise<Actor | null> => {
    const id = lucia.readSessionCookie(request.headers.cookie ?? '')
    if (!id || !wellFormed.test(id)) return null
    const { session, user } = await lucia.validateSession(id)
    if (!session) return null
    if (session.fresh && request.res) setCookie(request.res, id)
    if (request.res) request.res.locals.userId = user.id
    return {
      userId: user.id as UserId,
      sessionId: sessionHash(id),
      scopes: null,
      platformRole: user.platformRole,
    }
  }
  return {
    identify,
    begin: async (userId, { response, whence, cameIn }) => {
      // who came in just now has shown that it is them
      const attributes = { ...whence, ...cameIn, provedAt: new Date(clock.now()) }
      const session = await lucia.createSession(userId, attributes, { sessionId: newCookieId() })
      setCookie(response, session.id)
    },
    clearCookie: (response) => setCookie(response, null),
  }
}
