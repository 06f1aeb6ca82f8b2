import type { DeletionObstacle } from '@chapterhouse/shared/auth/account'
import type { Clock } from '@chapterhouse/shared/kernel/clock'
import type { ProjectId, UserId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Me } from '@chapterhouse/shared/users/contract'
import { record } from '../../kernel/activity.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Whence } from '../../kernel/client-address.ts'
import type { Tx } from '../../kernel/database.ts'
import { tell } from '../../kernel/notices.ts'
import { changeMe, loadMe } from '../../users/service.ts'
import { hasPassword } from '../factors/service.ts'
import { tellDeleted, type Writing } from '../links/letters.ts'
import { type AuthParts, checkPassword, erasedOn } from '../service.ts'

export interface AccountParts extends AuthParts {
  readonly writing: Writing
}

export interface ArrivalFacts {
  readonly consent?: true | undefined
  readonly timezone?: string | undefined
  readonly language?: Me['language'] | undefined
}

/** What somebody says of themselves on arrival, beside their name. */
export const noteArrival = async (tx: Tx, id: UserId, facts: ArrivalFacts): Promise<void> => {
  const { consent, timezone, language } = facts
  if (consent) await agree(tx, id)
  await changeMe(tx, id, { timezone, language })
}

const agree = async (tx: Tx, userId: UserId): Promise<void> => {
  // the first time counts
  const where = { id: userId, gdprConsentAt: null }
  const { count } = await tx.user.updateMany({ where, data: { gdprConsentAt: new Date() } })
  if (count > 0) await log(tx, userId, 'consent.given')
}

/** Notes that the person agreed to what the house keeps about them. */
export const giveConsent = async (tx: Tx, userId: UserId): Promise<Me> => {
  await agree(tx, userId)
  return loadMe(tx, userId)
}

interface ObstacleRow {
  readonly obstacle: DeletionObstacle['kind']
  readonly projectId: ProjectId
  readonly title: string
}

/** What has to be settled before the account can go. */
export const listObstacles = async (tx: Tx): Promise<DeletionObstacle[]> => {
  const rows = await tx.$queryRaw<ObstacleRow[]>`
    select obstacle, project_id as "projectId", title from app.deletion_obstacles()
    order by obstacle, title, project_id`
  return rows.map(({ obstacle, projectId, title }) =>
    obstacle === 'project' ? { kind: obstacle, projectId, title } : { kind: obstacle },
  )
}

export interface Farewell {
  readonly origin: string
  readonly clock: Clock
}

const passwordFirst = 'Set a password first: only with one can you have the account back'

/** Deletes the account of who asks, everywhere at once. Answers the day it is erased. */
export const deleteAccount = async (
  parts: AccountParts,
  actor: Actor,
  { origin, clock }: Farewell,
): Promise<Date> => {
  const { userId } = actor
  const until = erasedOn(new Date(clock.now()))
  await parts.db.withUser(userId, async (tx) => {
    if (!(await hasPassword(tx))) throw new Refusal('conflict', { detail: passwordFirst })
    await tellDeleted(parts.writing, tx, { userId, origin, until })
    const [row] = await tx.$queryRaw<{ done: boolean }[]>`select app.delete_account() as done`
    if (!row?.done) throw new Refusal('conflict', { detail: 'Something stands in the way' })
    await tell(tx, { kind: 'access-changed', userId })
    await log(tx, userId, 'user.deleted')
  })
  return until
}

/** Brings back a deleted account, for who knows its password. */
export const keepAccount = async (
  parts: AccountParts,
  given: { readonly email: string; readonly password: string },
  whence: Whence,
): Promise<void> => {
  const holder = await parts.db.auth.deletedLogin(given.email.trim().toLowerCase())
  const isDeleted = await checkPassword(parts, given, whence).then(
    () => false,
    (error: unknown) => {
      if (error instanceof Refusal && error.code === 'account_deleted') return true
      throw error
    },
  )
  // who is there already needs nothing
  if (!isDeleted || !holder) return
  if (!(await parts.db.auth.restoreAccount(holder.userId))) throw new Refusal('gone')
  await parts.db.withUser(holder.userId, (tx) => log(tx, holder.userId, 'user.restored'))
}

const log = (tx: Tx, userId: UserId, action: string): Promise<void> =>
  record(tx, { category: 'SECURITY', action, actorId: userId, resource: ['user', userId] })
