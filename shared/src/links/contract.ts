import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { pageId, projectId } from '../kernel/id.ts'
import { timestamp } from '../kernel/list.ts'
import { page, pageLine, ticketReply } from '../pages/contract.ts'

/** What whoever holds a link may do: `EDIT` writes in the live page, as a guest. */
export const linkAccess = z.enum(['READ', 'COMMENT', 'EDIT'])
export type LinkAccess = z.infer<typeof linkAccess>

/** Who may enter: people with an account, guests who give a name, anybody. */
export const guestNames = z.enum(['SIGN_IN', 'REQUIRED', 'OPTIONAL'])
export type GuestNames = z.infer<typeof guestNames>

/** A link to a project or one of its pages, without its address: that is shown once, when it is made. */
export const shareLink = z.object({
  id: z.uuid(),
  /** The one page it opens; null for the whole project. */
  page: z.object({ id: pageId, title: z.string() }).nullable(),
  access: linkAccess,
  guestNames,
  label: z.string().nullable(),
  hasPassword: z.boolean(),
  createdAt: timestamp,
  expiresAt: timestamp.nullable(),
  /** To the minute. */
  lastUsedAt: timestamp.nullable(),
})
export type ShareLink = z.infer<typeof shareLink>

const here = z.object({ projectId })
const linkId = z.uuid()

export const createLink = endpoint('POST', '/projects/:projectId/links', {
  params: here,
  body: z
    .object({
      pageId: pageId.nullable().default(null),
      access: linkAccess,
      guestNames,
      label: z.string().trim().min(1).max(80).optional(),
      /** Days from now; null lasts until it is revoked. */
      expiresInDays: z.number().int().min(1).max(3_650).nullable(),
      password: z.string().min(4).max(1_000).optional(),
    })
    .refine(({ access, guestNames: names }) => access !== 'EDIT' || names !== 'OPTIONAL', {
      message: 'Who writes needs a name',
      path: ['guestNames'],
    }),
  reply: shareLink.extend({ link: z.string() }),
  status: 201,
  scope: 'manage',
  summary: 'Make a share link; the answer is the only place that has its address',
})

export const listLinks = endpoint('GET', '/projects/:projectId/links', {
  params: here,
  reply: z.object({ items: z.array(shareLink) }),
  scope: 'manage',
  summary: 'Share links of the project that still stand, the newest first',
})

export const revokeLink = endpoint('DELETE', '/links/:linkId', {
  params: z.object({ linkId }),
  reply: z.object({}),
  scope: 'manage',
  summary: 'Disable a share link at once, for everybody inside too',
})

const token = z.string().max(200)

/** Who somebody is behind a link. */
const guest = z.object({ linkId, pageId: pageId.nullable(), name: z.string() })
export type Guest = z.infer<typeof guest>

export const lookAtLink = endpoint('POST', '/links/look', {
  body: z.object({ token }),
  reply: z.object({
    kind: z.enum(['page', 'project']),
    title: z.string(),
    access: linkAccess,
    guestNames,
    needsPassword: z.boolean(),
    /** This browser is inside already. */
    guest: guest.nullable(),
  }),
  scope: 'read',
  summary: 'Where a share link leads and what it asks for',
})

export const guestName = z.string().trim().min(1).max(60)

export const enterLink = endpoint('POST', '/links/enter', {
  body: z.object({
    token,
    password: z.string().max(1_000).optional(),
    name: guestName.optional(),
  }),
  reply: guest,
  scope: 'read',
  summary: 'Go through a share link; sets the cookie of a guest',
})

const inLink = z.object({ linkId })
const onPage = z.object({ linkId, pageId })

export const listLinkedPages = endpoint('GET', '/links/:linkId/pages', {
  params: inLink,
  reply: z.object({ items: z.array(pageLine) }),
  summary: 'The pages behind a share link to a project',
})

export const getLinkedPage = endpoint('GET', '/links/:linkId/pages/:pageId', {
  params: onPage,
  reply: page,
  summary: 'A page behind a share link',
})

export const getLinkedTicket = endpoint('POST', '/links/:linkId/pages/:pageId/ticket', {
  params: onPage,
  body: z.object({
    clientId: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
    schemaVersion: z.number().int().min(1).optional(),
  }),
  reply: ticketReply,
  scope: 'read',
  summary: 'Permission for a guest to open the live room for a minute',
})

export const getLinkedHead = endpoint('GET', '/links/:linkId/pages/:pageId/head', {
  params: onPage,
  reply: z.unknown(),
  summary: 'The Yjs document of a page behind a share link, packed',
})
