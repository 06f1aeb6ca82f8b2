import type { Request } from 'express'
import type { House } from '../../../kernel/desk.ts'
import { letsCount } from '../../../users/service.ts'

/** Global Privacy Control, and what came before it. */
const asksNot = (request: Request): boolean =>
  request.get('sec-gpc') === '1' || request.get('dnt') === '1'

/** Whether this reader is counted: not where the browser asks for it, nor where somebody signed in does. */
export const isCounted = async (
  { db, identify }: Pick<House, 'db' | 'identify'>,
  request: Request,
): Promise<boolean> => {
  if (asksNot(request)) return false
  if (!request.headers.cookie) return true
  const actor = await identify(request)
  return actor === null || db.withUser(actor.userId, (tx) => letsCount(tx, actor.userId))
}
