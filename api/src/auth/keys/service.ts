import { type ApiKey, type createKey, mostKeys } from '@chapterhouse/shared/auth/keys'
import type { Clock } from '@chapterhouse/shared/kernel/clock'
import type { InputOf } from '@chapterhouse/shared/kernel/endpoint'
import { scope } from '@chapterhouse/shared/kernel/scope'
import { Refusal } from '@chapterhouse/shared/refusals'
import { record } from '../../kernel/activity.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Tx } from '../../kernel/database.ts'
import { hashToken } from '../../kernel/link-secret.ts'
import { tell } from '../../kernel/notices.ts'
import { newKey, prefixOf, sessionOfKey } from './key.ts'

interface KeyRow {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly scopes: string[]
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
  readonly expiresAt: Date | null
}

const present = (row: KeyRow): ApiKey => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  scopes: scope.array().parse(row.scopes),
  createdAt: row.createdAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  expiresAt: row.expiresAt?.toISOString() ?? null,
})

/** The person's keys that were not revoked, the newest first. */
export const listKeys = async (tx: Tx, { userId }: Actor): Promise<ApiKey[]> => {
  const where = { userId, revokedAt: null }
  return (await tx.apiKey.findMany({ where, orderBy: { createdAt: 'desc' } })).map(present)
}

export type KeyWish = Omit<InputOf<typeof createKey, 'body'>, 'currentPassword'>

const day = 24 * 60 * 60 * 1000

/** Makes a key; the answer alone has it. A key makes none that may do more than itself. */
export const makeKey = async (
  tx: Tx,
  { actor, clock }: { readonly actor: Actor; readonly clock: Clock },
  { name, scopes, expiresInDays }: KeyWish,
): Promise<ApiKey & { key: string }> => {
  const { userId } = actor
  if (actor.scopes && !scopes.every((one) => actor.scopes?.includes(one))) {
    throw new Refusal('forbidden', { detail: 'A key cannot make one that may do more than itself' })
  }
  if ((await tx.apiKey.count({ where: { userId, revokedAt: null } })) >= mostKeys) {
    throw new Refusal('conflict', { detail: `You have ${mostKeys} keys; revoke one first` })
  }
  const key = newKey()
  const expiresAt = expiresInDays === null ? null : new Date(clock.now() + expiresInDays * day)
  const data = { userId, name, scopes: [...new Set(scopes)], expiresAt, prefix: prefixOf(key) }
  const row = await tx.apiKey.create({ data: { ...data, keyHash: hashToken(key) } })
  await log(tx, actor, { action: 'api_key.created', id: row.id })
  return { ...present(row), key }
}

/** It opens nothing from now on, and its sockets close. */
export const revokeKey = async (tx: Tx, actor: Actor, id: string): Promise<void> => {
  const { userId } = actor
  const where = { id, userId, revokedAt: null }
  const { count } = await tx.apiKey.updateMany({ where, data: { revokedAt: new Date() } })
  if (count === 0) throw new Refusal('not_found')
  await tell(tx, { kind: 'access-changed', userId, sessionId: sessionOfKey(id) })
  await log(tx, actor, { action: 'api_key.revoked', id })
}

interface KeyEvent {
  readonly action: string
  readonly id: string
}

const log = (tx: Tx, { userId }: Actor, { action, id }: KeyEvent): Promise<void> =>
  record(tx, { category: 'SECURITY', action, actorId: userId, resource: ['api_key', id] })
