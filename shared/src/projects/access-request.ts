import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { accessRequestId, pageId, projectId } from '../kernel/id.ts'
import { timestamp } from '../kernel/list.ts'
import { pageAccess } from '../pages/access.ts'
import { person } from '../users/contract.ts'
import { grantedRole, projectRole } from './role.ts'
import { memberStatus } from './standing.ts'

const message = z.string().trim().min(1).max(500)

/** What is asked for: a page, or a project as a whole, by its address alone. */
export const askAccess = endpoint('POST', '/access-requests', {
  body: z.union([
    z.object({ pageId, message: message.optional() }),
    z.object({ projectId, message: message.optional() }),
  ]),
  reply: z.object({}),
  scope: 'account',
  summary: 'Ask for access; the answer is the same whether there is such a thing or not',
})

export const accessRequest = z.object({
  id: accessRequestId,
  user: person,
  /** Whoever asks shows it to those who decide. */
  email: z.string(),
  /** Where they asked from; null: for the project as a whole. */
  page: z.object({ id: pageId, title: z.string() }).nullable(),
  message: z.string().nullable(),
  /** What they are in the project so far. */
  standing: z.object({ role: projectRole, status: memberStatus }).nullable(),
  createdAt: timestamp,
})
export type AccessRequest = z.infer<typeof accessRequest>

export const listAccessRequests = endpoint('GET', '/projects/:projectId/access-requests', {
  params: z.object({ projectId }),
  reply: z.object({ items: z.array(accessRequest) }),
  scope: 'manage',
  summary: 'Who waits for access, for those who decide',
})

const one = z.object({ projectId, accessRequestId })

export const grantAccess = endpoint(
  'POST',
  '/projects/:projectId/access-requests/:accessRequestId/grant',
  {
    params: one,
    /** A role in the project; or, to an outsider who asked on a page, that page alone. */
    body: z.union([z.object({ role: grantedRole }), z.object({ access: pageAccess })]),
    reply: z.object({}),
    scope: 'manage',
    summary: 'Let somebody in who asked, or let them do more',
  },
)
export const denyAccess = endpoint(
  'POST',
  '/projects/:projectId/access-requests/:accessRequestId/deny',
  { params: one, reply: z.object({}), scope: 'manage', summary: 'Refuse somebody who asked' },
)
