import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { timestamp } from '../kernel/list.ts'
import { scope } from '../kernel/scope.ts'
import { currentPassword } from './credentials.ts'

/** A key to the API, without the key: that is shown once, when it is made. */
export const apiKey = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Its first eight characters. */
  prefix: z.string(),
  scopes: z.array(scope),
  createdAt: timestamp,
  /** To the minute. */
  lastUsedAt: timestamp.nullable(),
  expiresAt: timestamp.nullable(),
})
export type ApiKey = z.infer<typeof apiKey>

/** Keys one person may have at once. */
export const mostKeys = 50

export const listKeys = endpoint('GET', '/keys', {
  reply: z.object({ items: z.array(apiKey) }),
  scope: 'account',
  summary: 'My API keys, the newest first; expired ones too',
})

export const createKey = endpoint('POST', '/keys', {
  body: z.object({
    name: z.string().trim().min(1).max(100),
    scopes: z.array(scope).min(1).max(scope.options.length),
    /** Days from now; null lasts until it is revoked. */
    expiresInDays: z.number().int().min(1).max(3_650).nullable(),
    currentPassword,
  }),
  reply: apiKey.extend({ key: z.string() }),
  status: 201,
  scope: 'account',
  summary: 'Make an API key; the answer is the only place that has it',
})

export const revokeKey = endpoint('DELETE', '/keys/:keyId', {
  params: z.object({ keyId: z.uuid() }),
  reply: z.object({}),
  scope: 'account',
  summary: 'Revoke an API key and close its sockets',
})
