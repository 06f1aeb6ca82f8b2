import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { projectId } from '../kernel/id.ts'
import { timestamp } from '../kernel/list.ts'
import { me } from '../users/contract.ts'
import { signIn } from './contract.ts'
import { currentPassword } from './credentials.ts'

/** Days a deleted account waits to be erased; until then it can be had back. */
export const keptDays = 30

/** What has to be settled before an account can go. */
export const deletionObstacle = z.discriminatedUnion('kind', [
  /** Others write in it: it has to be handed over or deleted first. */
  z.object({ kind: z.literal('project'), projectId, title: z.string() }),
  /** Nobody else could look after the house. */
  z.object({ kind: z.literal('last_admin') }),
])
export type DeletionObstacle = z.infer<typeof deletionObstacle>

export const getDeletion = endpoint('GET', '/me/deletion', {
  reply: z.object({ obstacles: z.array(deletionObstacle) }),
  scope: 'account',
  summary: 'What stands in the way of deleting my account',
})
export const deleteAccount = endpoint('POST', '/me/deletion', {
  body: z.object({ currentPassword }),
  /** When it is erased. */
  reply: z.object({ until: timestamp }),
  scope: 'account',
  summary: 'Delete my account: gone at once, erased after thirty days',
})
/** Signing in is another step: it may ask for more than a password. */
export const keepAccount = endpoint('POST', '/auth/keep-account', {
  body: signIn.parts.body,
  reply: z.object({}),
  scope: 'account',
  summary: 'Bring back a deleted account that is not erased yet',
})
export const giveConsent = endpoint('POST', '/me/consent', {
  reply: me,
  scope: 'account',
  summary: 'Agree to what this house keeps about me',
})
/** A zip: `account.json`, my picture, and each project I own as a zip that can be imported. */
export const exportAccount = endpoint('GET', '/me/export', {
  heavy: true,
  reply: z.unknown(),
  scope: 'account',
  summary: 'Everything about me, and everything that is mine',
})
