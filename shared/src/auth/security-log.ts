import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { listOf, listQuery, timestamp } from '../kernel/list.ts'

/** One act that mattered for the safety of the asking person's account. */
export const securityEntry = z.object({
  id: z.string(),
  at: timestamp,
  /** `login`, `password.changed`, `api_key.created` and so on; new ones may come. */
  action: z.string(),
  /** Somebody else did it: whoever looks after the house. */
  byOther: z.boolean(),
  /** Of the request; only the network of it (`203.0.113.0/24`) after 90 days. Null: not known. */
  address: z.string().nullable(),
  /** Null after 90 days, and where it is not known. */
  userAgent: z.string().nullable(),
})
export type SecurityEntry = z.infer<typeof securityEntry>

export const listSecurityLog = endpoint('GET', '/auth/log', {
  query: listQuery,
  reply: listOf(securityEntry),
  scope: 'account',
  summary: 'What was done that matters for the safety of my account, newest first',
})
