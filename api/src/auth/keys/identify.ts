import type { Clock } from '@chapterhouse/shared/kernel/clock'
import { scope } from '@chapterhouse/shared/kernel/scope'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Request } from 'express'
import type { Actor, Identify } from '../../kernel/actor.ts'
import type { Database } from '../../kernel/database.ts'
import { hashToken } from '../../kernel/link-secret.ts'
import { demandRate, openRate } from '../../kernel/throttle.ts'
import { isKey, sessionOfKey } from './key.ts'

export interface IdentifyParts {
  readonly db: Database
  readonly clock: Clock
  /** Who a cookie belongs to. */
  readonly bySession: Identify
}

/** Requests one key may make in a minute. */
const perMinute = 600

const bearerOf = (request: Request): string | null =>
  /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null

/** The person of the request's API key, or of its cookie where it brings no key. */
export const openIdentify = ({ db, clock, bySession }: IdentifyParts): Identify => {
  const rate = openRate({ clock, tries: perMinute, per: 60 })
  const byKey = async (request: Request, key: string): Promise<Actor> => {
    const holder = isKey(key) ? await db.auth.keyByHash(hashToken(key)) : null
    if (!holder) {
      throw new Refusal('unauthenticated', {
        detail: 'This API key is unknown, revoked or expired',
      })
    }
    demandRate(rate, holder.id)
    if (request.res) request.res.locals.userId = holder.userId
    const { id, userId, platformRole } = holder
    const scopes = scope.array().parse(holder.scopes)
    return { userId, sessionId: sessionOfKey(id), scopes, platformRole }
  }
  return (request) => {
    const key = bearerOf(request)
    return key === null ? bySession(request) : byKey(request, key)
  }
}
