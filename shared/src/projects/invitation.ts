import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { invitationId, projectId } from '../kernel/id.ts'
import { timestamp } from '../kernel/list.ts'
import { grantedRole } from './role.ts'

/** Beside the role: what to say to the invited person, and how long the invitation waits. */
export const invitationWish = z.object({
  message: z.string().trim().min(1).max(1_000).optional(),
  /** Seven when nothing is said. */
  days: z.coerce.number().int().min(1).max(30).optional(),
})

export const invitation = z.object({
  id: invitationId,
  /** Null for a link that is not bound to an address. */
  email: z.string().nullable(),
  role: grantedRole,
  state: z.enum(['OPEN', 'DECLINED', 'EXPIRED']),
  message: z.string().nullable(),
  /** Null when that account is gone. */
  invitedBy: z.string().nullable(),
  expiresAt: timestamp,
})
export type Invitation = z.infer<typeof invitation>

const one = z.object({ projectId, invitationId })

/** A link for one person whose address is not known: works once. */
export const createInviteLink = endpoint('POST', '/projects/:projectId/invite-links', {
  params: z.object({ projectId }),
  body: z.object({ role: grantedRole, ...invitationWish.shape }),
  reply: z.object({ invitation, link: z.string() }),
  status: 201,
  scope: 'manage',
  summary: 'Make a link that lets one person in',
})
export const readInviteLink = endpoint(
  'GET',
  '/projects/:projectId/invitations/:invitationId/link',
  {
    params: one,
    reply: z.object({ link: z.string() }),
    scope: 'manage',
    summary: 'The link of an open invitation once more',
  },
)
export const revokeInvitation = endpoint(
  'DELETE',
  '/projects/:projectId/invitations/:invitationId',
  { params: one, reply: z.object({}), scope: 'manage', summary: 'Take an invitation back' },
)

const holding = z.object({ token: z.string().min(20).max(200) })

/** What a link says to whoever opens it, before they sign in. */
export const invitationPreview = z.object({
  projectTitle: z.string(),
  role: grantedRole,
  invitedBy: z.string(),
  email: z.string().nullable(),
  message: z.string().nullable(),
  expiresAt: timestamp,
})
export const previewInvitation = endpoint('GET', '/invitations/:token', {
  params: holding,
  reply: invitationPreview,
  summary: 'What an invitation offers',
})
export const acceptInvitation = endpoint('POST', '/invitations/:token/accept', {
  params: holding,
  reply: z.object({ projectId }),
  scope: 'account',
  summary: 'Join with an invitation',
})
export const declineInvitation = endpoint('POST', '/invitations/:token/decline', {
  params: holding,
  reply: z.object({}),
  scope: 'account',
  summary: 'Say no to an invitation, with an account or without',
})
