import type { Clock } from '@chapterhouse/shared/kernel/clock'
import { newId } from '@chapterhouse/shared/kernel/id'
import { deriveKey } from '@chapterhouse/shared/sync/keys'
import type { Request, Response } from 'express'
import { EncryptJWT, jwtDecrypt } from 'jose'
import type { z } from 'zod'
import { openRate } from './throttle.ts'

/**
 * What a browser carries from one step to the next, minutes later: sealed, so that nobody reads or
 * changes it, and in a cookie, so that another browser cannot go on with it.
 */
export interface Slip<T> {
  readonly give: (response: Response, value: T) => Promise<void>
  /** null when there is none, or it is too old, changed or used. */
  readonly read: (request: Request) => Promise<T | null>
  /** Reads it for the last time: the same slip is good no more, wherever it was copied to. */
  readonly take: (visit: { request: Request; response: Response }) => Promise<T | null>
}

export interface SlipParts<T> {
  /** The cookie's. */
  readonly name: string
  readonly schema: z.ZodType<T>
  /** How long it is good. */
  readonly seconds: number
}

export interface SlipRoom {
  readonly appSecret: string
  readonly clock: Clock
  /** Cookies travel over HTTPS alone. */
  readonly secure: boolean
}

const cookieOf = (request: Request, name: string): string | undefined =>
  new RegExp(`(?:^|;\\s*)${name}=([\\w.-]+)`).exec(request.headers.cookie ?? '')?.[1]

export const openSlip = <T>(
  { appSecret, clock, secure }: SlipRoom,
  parts: SlipParts<T>,
): Slip<T> => {
  const { name, schema, seconds } = parts
  const key = deriveKey(appSecret, `slip ${name}`)
  const used = openRate({ clock, tries: 1, per: seconds })
  const cookie = { httpOnly: true, sameSite: 'lax', secure, path: '/api/auth' } as const
  const open = async (request: Request) => {
    const sealed = cookieOf(request, name)
    if (!sealed) return null
    try {
      const { payload } = await jwtDecrypt(sealed, key, { currentDate: new Date(clock.now()) })
      const id = payload.jti ?? ''
      return used.wait(id) > 0 ? null : { id, value: schema.parse(payload.value) }
    } catch {
      return null
    }
  }
  return {
    give: async (response, value) => {
      const now = Math.floor(clock.now() / 1000)
      const sealed = await new EncryptJWT({ value })
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setJti(newId())
        .setExpirationTime(now + seconds)
        .encrypt(key)
      response.cookie(name, sealed, { ...cookie, maxAge: seconds * 1000 })
    },
    read: async (request) => (await open(request))?.value ?? null,
    take: async ({ request, response }) => {
      const opened = await open(request)
      response.cookie(name, '', { ...cookie, maxAge: 0 })
      if (!opened) return null
      used.count(opened.id)
      return opened.value
    },
  }
}
