import type { Clock } from '@chapterhouse/shared/kernel/clock'
import type { Request, Response } from 'express'
import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'

/** That this browser went through a share link, and under which name. What the link opens is asked each time. */
const pass = z.object({ linkId: z.uuid(), name: z.string() })
export type Pass = z.infer<typeof pass>

/** Passes one browser holds; the oldest go first. */
const most = 12
const month = 30 * 24 * 60 * 60

/** The cookie of guests: signed, so that nobody can go past a link's password. */
export interface Passes {
  /** Those of the request, the newest first. */
  readonly of: (request: Request) => Promise<readonly Pass[]>
  readonly give: (visit: { request: Request; response: Response }, given: Pass) => Promise<void>
}

export interface PassesParts {
  readonly key: Uint8Array
  readonly clock: Clock
  /** Cookies travel over HTTPS alone. */
  readonly secure: boolean
}

const cookieOf = (request: Request): string | null =>
  /(?:^|;\s*)guest=([\w.-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? null

export const openPasses = ({ key, clock, secure }: PassesParts): Passes => {
  const of = async (request: Request): Promise<readonly Pass[]> => {
    const cookie = cookieOf(request)
    if (cookie === null) return []
    try {
      const options = { algorithms: ['HS256'], typ: 'pass', currentDate: new Date(clock.now()) }
      const { payload } = await jwtVerify(cookie, key, options)
      return z.array(pass).parse(payload.passes)
    } catch {
      return []
    }
  }
  const sign = (passes: readonly Pass[]) => {
    const now = Math.floor(clock.now() / 1000)
    return new SignJWT({ passes })
      .setProtectedHeader({ alg: 'HS256', typ: 'pass' })
      .setIssuedAt(now)
      .setExpirationTime(now + month)
      .sign(key)
  }
  return {
    of,
    give: async ({ request, response }, given) => {
      const others = (await of(request)).filter(({ linkId }) => linkId !== given.linkId)
      const value = await sign([given, ...others].slice(0, most))
      const maxAge = month * 1000
      response.cookie('guest', value, {
        httpOnly: true,
        sameSite: 'lax',
        secure,
        path: '/',
        maxAge,
      })
    },
  }
}
