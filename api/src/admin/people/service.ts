import type { AdminPerson, PlatformRole } from '@chapterhouse/shared/admin/people'
import type { UserId } from '@chapterhouse/shared/kernel/id'
import { z } from 'zod'
import { record } from '../../kernel/activity.ts'
import type { Actor } from '../../kernel/actor.ts'
import { allow, found } from '../../kernel/allow.ts'
import { type Part, partOf, readCursor } from '../../kernel/cursor.ts'
import type { Tx } from '../../kernel/database.ts'
import { tell } from '../../kernel/notices.ts'
import { mayChangeRole, mayEndSessions, mayReactivate, maySuspend } from '../policy.ts'
import { factsOf, type PersonRow, presentPerson } from './present.ts'

interface Range {
  readonly search: string | null
  readonly id: UserId | null
  readonly before: string | null
  readonly limit: number
}

const readRows = (tx: Tx, { search, id, before, limit }: Range): Promise<PersonRow[]> =>
  tx.$queryRaw<PersonRow[]>`
    select id, display_name as "displayName", email, platform_role::text as "platformRole",
           is_active as "isActive", reason, deleted_at as "deletedAt", anonymized_at as "anonymizedAt",
           created_at as "createdAt", last_login_at as "lastLoginAt", projects, sessions
    from app.admin_people(${search}, ${id}::uuid, ${before}::uuid, ${limit}::int)`

export interface Wanted {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly search?: string | undefined
}

/** Everybody, or whose name or address has these letters; the newest first. */
export const listPeople = async (
  tx: Tx,
  actor: Actor,
  { limit, cursor, search }: Wanted,
): Promise<Part<AdminPerson>> => {
  const before = readCursor(z.tuple([z.uuid()]), cursor)?.[0] ?? null
  const rows = await readRows(tx, { search: search || null, id: null, before, limit: limit + 1 })
  const { items, nextCursor } = partOf(rows, limit, ({ id }) => [id])
  return { items: items.map((row) => presentPerson(row, actor)), nextCursor }
}

const load = async (tx: Tx, id: UserId): Promise<PersonRow> =>
  found((await readRows(tx, { search: null, id, before: null, limit: 1 }))[0])

const answerPerson = async (tx: Tx, actor: Actor, id: UserId): Promise<AdminPerson> =>
  presentPerson(await load(tx, id), actor)

/** Somebody was faster, or it is the last admin. */
const demandDone = (rows: readonly { done: boolean }[], why: string): void =>
  allow(rows[0]?.done === true, 'conflict', why)

export interface Suspension {
  readonly userId: UserId
  readonly reason: string
}

/** Out everywhere at once: sessions end, keys open nothing, every socket closes. */
export const suspendPerson = async (
  tx: Tx,
  actor: Actor,
  { userId, reason }: Suspension,
): Promise<AdminPerson> => {
  const facts = factsOf(await load(tx, userId), actor)
  allow(maySuspend(facts), 'conflict', facts.self ? 'You cannot suspend yourself' : 'They are out')
  demandDone(
    await tx.$queryRaw`select app.suspend_person(${userId}::uuid) as done`,
    'They are out already',
  )
  await tell(tx, { kind: 'access-changed', userId })
  await log(tx, actor, { userId, action: 'user.suspended', after: { reason } })
  return answerPerson(tx, actor, userId)
}

export const reactivatePerson = async (
  tx: Tx,
  actor: Actor,
  userId: UserId,
): Promise<AdminPerson> => {
  allow(mayReactivate(factsOf(await load(tx, userId), actor)), 'conflict', 'They are not suspended')
  demandDone(
    await tx.$queryRaw`select app.reactivate_person(${userId}::uuid) as done`,
    'They are in already',
  )
  await log(tx, actor, { userId, action: 'user.reactivated' })
  return answerPerson(tx, actor, userId)
}

export interface NewRole {
  readonly userId: UserId
  readonly platformRole: PlatformRole
}

export const setRole = async (
  tx: Tx,
  actor: Actor,
  { userId, platformRole }: NewRole,
): Promise<AdminPerson> => {
  const before = await load(tx, userId)
  allow(mayChangeRole(factsOf(before, actor)), 'conflict', 'They are not in')
  demandDone(
    await tx.$queryRaw`
      select app.set_platform_role(${userId}::uuid, ${platformRole}::platform_role) as done`,
    'The last admin stays one: make somebody else admin first',
  )
  const change = { before: { role: before.platformRole }, after: { role: platformRole } }
  await log(tx, actor, { userId, action: 'user.role_changed', ...change })
  // who gave it away sees nothing of the house any more, this answer excepted
  return presentPerson({ ...before, platformRole }, actor)
}

export const endSessions = async (tx: Tx, actor: Actor, userId: UserId): Promise<AdminPerson> => {
  const facts = factsOf(await load(tx, userId), actor)
  allow(mayEndSessions(facts), 'conflict', facts.self ? 'Sign out instead' : 'They are not in')
  await tx.$queryRaw`select app.end_sessions(${userId}::uuid)`
  await tell(tx, { kind: 'access-changed', userId })
  await log(tx, actor, { userId, action: 'user.sessions_ended' })
  return answerPerson(tx, actor, userId)
}

interface PersonEvent {
  readonly userId: UserId
  readonly action: string
  readonly before?: object
  readonly after?: object
}

const log = (tx: Tx, actor: Actor, { userId, ...event }: PersonEvent): Promise<void> =>
  record(tx, {
    category: 'SECURITY',
    actorId: actor.userId,
    resource: ['user', userId],
    ...event,
  })
