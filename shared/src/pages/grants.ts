import { z } from 'zod'
import { email } from '../auth/credentials.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { pageId, userId } from '../kernel/id.ts'
import { timestamp } from '../kernel/list.ts'
import { person } from '../users/contract.ts'
import { pageAccess } from './access.ts'

/** Somebody who is no member and has this one page. */
export const pageGrant = z.object({
  user: person,
  /** Shown to those who manage the project, else null. */
  email: z.string().nullable(),
  access: pageAccess,
  /** Null when that account is gone. */
  grantedBy: z.string().nullable(),
  createdAt: timestamp,
})
export type PageGrant = z.infer<typeof pageGrant>

const params = z.object({ pageId })
const one = z.object({ pageId, userId })

export const listPageGrants = endpoint('GET', '/pages/:pageId/grants', {
  params,
  reply: z.object({ items: z.array(pageGrant) }),
  summary: 'Who has this page alone, for the members of its project',
})
export const givePage = endpoint('POST', '/pages/:pageId/grants', {
  params,
  body: z.object({ email, access: pageAccess }),
  reply: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('given'), grant: pageGrant }),
    /** Nobody has this address: a share link, or an invitation, is the way. */
    z.object({ outcome: z.literal('unknown') }),
  ]),
  scope: 'manage',
  summary: 'Give this page, and nothing else of its project, to the person of this address',
})
export const changePageGrant = endpoint('PATCH', '/pages/:pageId/grants/:userId', {
  params: one,
  body: z.object({ access: pageAccess }),
  reply: pageGrant,
  scope: 'manage',
  summary: 'Let somebody who has this page do more or less there',
})
export const takePage = endpoint('DELETE', '/pages/:pageId/grants/:userId', {
  params: one,
  reply: z.object({}),
  scope: 'manage',
  summary: 'Take the page back; who has it may give it up',
})

export const givenPage = z.object({
  id: pageId,
  title: z.string(),
  icon: z.string().nullable(),
  wordCount: z.number().int(),
  access: pageAccess,
  grantedBy: z.string().nullable(),
  createdAt: timestamp,
})
export type GivenPage = z.infer<typeof givenPage>

export const listGivenPages = endpoint('GET', '/given-pages', {
  reply: z.object({ items: z.array(givenPage) }),
  summary: 'Pages that were given to me one by one, in projects I do not belong to',
})
