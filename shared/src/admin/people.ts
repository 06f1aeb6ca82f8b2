import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { userId } from '../kernel/id.ts'
import { listOf, listQuery, timestamp } from '../kernel/list.ts'

export const platformRole = z.enum(['USER', 'MODERATOR', 'ADMIN'])
export type PlatformRole = z.infer<typeof platformRole>

/** A deleted account waits to be erased; an erased one is a name that says nothing. */
export const personState = z.enum(['active', 'suspended', 'deleted', 'erased'])

export const adminPerson = z.object({
  id: userId,
  displayName: z.string(),
  email: z.string(),
  platformRole,
  state: personState,
  /** Why they are suspended, as they are told it. */
  reason: z.string().nullable(),
  createdAt: timestamp,
  lastLoginAt: timestamp.nullable(),
  /** Living ones they own. */
  projects: z.number().int(),
  /** Browsers they are signed in with. */
  sessions: z.number().int(),
  can: z.object({
    suspend: z.boolean(),
    reactivate: z.boolean(),
    changeRole: z.boolean(),
    endSessions: z.boolean(),
  }),
})
export type AdminPerson = z.infer<typeof adminPerson>

const about = { scope: 'account' } as const
const one = z.object({ userId })

/** All of these are not found for who is no platform admin. */
export const listPeople = endpoint('GET', '/admin/people', {
  ...about,
  query: listQuery.extend({ search: z.string().trim().max(200).optional() }),
  reply: listOf(adminPerson),
  summary: 'Everybody with an account, the newest first',
})
export const suspendPerson = endpoint('POST', '/admin/people/:userId/suspend', {
  ...about,
  params: one,
  body: z.object({ reason: z.string().trim().min(1).max(500) }),
  reply: adminPerson,
  summary: 'Put somebody out everywhere, and tell them why when they come back',
})
export const reactivatePerson = endpoint('POST', '/admin/people/:userId/reactivate', {
  ...about,
  params: one,
  reply: adminPerson,
  summary: 'Let somebody in again',
})
export const setPlatformRole = endpoint('POST', '/admin/people/:userId/role', {
  ...about,
  params: one,
  body: z.object({ platformRole }),
  reply: adminPerson,
  summary: 'Make somebody moderator or admin, or neither; the last admin stays one',
})
export const endSessionsOf = endpoint('POST', '/admin/people/:userId/end-sessions', {
  ...about,
  params: one,
  reply: adminPerson,
  summary: 'Sign somebody out everywhere',
})
