import { z } from 'zod'
import { email } from '../auth/contract.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { invitationId, projectId, userId } from '../kernel/id.ts'
import { listOf, listQuery, timestamp } from '../kernel/list.ts'
import { person } from '../users/contract.ts'

export const projectRole = z.enum(['OWNER', 'ADMIN', 'EDITOR', 'CONTRIBUTOR', 'REVIEWER', 'VIEWER'])
export type ProjectRole = z.infer<typeof projectRole>
/** A role somebody can be given; OWNER moves only by transfer. */
export const grantedRole = z.enum(['ADMIN', 'EDITOR', 'CONTRIBUTOR', 'REVIEWER', 'VIEWER'])
export type GrantedRole = z.infer<typeof grantedRole>
export const visibility = z.enum(['PRIVATE', 'COLLABORATORS_ONLY', 'PUBLIC'])
const title = z.string().trim().min(1).max(200)

/** What the asking person may do with a project. */
export const projectCan = z.object({
  write: z.boolean(),
  manage: z.boolean(),
  delete: z.boolean(),
})

export const project = z.object({
  id: projectId,
  kind: z.enum(['WRITING', 'SPACE', 'CODE', 'SITE']),
  title: z.string(),
  description: z.string().nullable(),
  visibility,
  role: projectRole.nullable(),
  owner: person,
  pageCount: z.number().int(),
  memberCount: z.number().int(),
  createdAt: timestamp,
  updatedAt: timestamp,
  /** Set while the project is in the trash; only its owner sees it then. */
  deletedAt: timestamp.nullable(),
  can: projectCan,
})
export type Project = z.infer<typeof project>

const params = z.object({ projectId })

export const createProject = endpoint('POST', '/projects', {
  body: z.object({
    kind: z.literal('WRITING'),
    title,
    description: z.string().max(2_000).optional(),
    visibility: visibility.optional(),
  }),
  reply: project,
  status: 201,
  summary: 'Create a project',
})
export const listProjects = endpoint('GET', '/projects', {
  query: listQuery.extend({ trash: z.stringbool().default(false) }),
  reply: listOf(project),
  summary: 'Projects I belong to; with trash=true those I deleted',
})
export const getProject = endpoint('GET', '/projects/:projectId', {
  params,
  reply: project,
  summary: 'One project',
})
export const changeProject = endpoint('PATCH', '/projects/:projectId', {
  params,
  body: z.object({
    title: title.optional(),
    description: z.string().max(2_000).nullable().optional(),
    visibility: visibility.optional(),
  }),
  reply: project,
  scope: 'manage',
  summary: 'Rename, describe, show or hide a project',
})
export const deleteProject = endpoint('DELETE', '/projects/:projectId', {
  params,
  reply: z.object({}),
  scope: 'manage',
  summary: 'Move a project to the trash',
})
export const undeleteProject = endpoint('POST', '/projects/:projectId/undelete', {
  params,
  reply: project,
  scope: 'manage',
  summary: 'Bring a project back from the trash',
})

export const member = z.object({
  user: person,
  /** Shown to those who manage the project, else null. */
  email: z.string().nullable(),
  role: projectRole,
  joinedAt: timestamp.nullable(),
  can: z.object({ changeRole: z.boolean(), remove: z.boolean() }),
})
export type Member = z.infer<typeof member>

export const invitation = z.object({
  id: invitationId,
  /** Null for a link that is not bound to an address. */
  email: z.string().nullable(),
  role: grantedRole,
  expiresAt: timestamp,
})
export type Invitation = z.infer<typeof invitation>

export const listMembers = endpoint('GET', '/projects/:projectId/members', {
  params,
  reply: z.object({ items: z.array(member), invitations: z.array(invitation) }),
  summary: 'Members, and for managers the open invitations',
})
export const addMember = endpoint('POST', '/projects/:projectId/members', {
  params,
  body: z.union([z.object({ userId, role: grantedRole }), z.object({ email, role: grantedRole })]),
  reply: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('added'), member }),
    /** Nobody has this address yet: give them the link, it works once. */
    z.object({ outcome: z.literal('invited'), invitation, link: z.string() }),
  ]),
  status: 201,
  scope: 'manage',
  summary: 'Add a person by id or address; an unknown address becomes an invitation',
})
export const changeMember = endpoint('PATCH', '/projects/:projectId/members/:userId', {
  params: z.object({ projectId, userId }),
  body: z.object({ role: grantedRole }),
  reply: member,
  scope: 'manage',
  summary: 'Change a role',
})
export const removeMember = endpoint('DELETE', '/projects/:projectId/members/:userId', {
  params: z.object({ projectId, userId }),
  reply: z.object({}),
  scope: 'manage',
  summary: 'Remove a member, or leave',
})
export const revokeInvitation = endpoint(
  'DELETE',
  '/projects/:projectId/invitations/:invitationId',
  {
    params: z.object({ projectId, invitationId }),
    reply: z.object({}),
    scope: 'manage',
    summary: 'Take an invitation back',
  },
)

/** What a link says to whoever opens it, before they sign in. */
export const invitationPreview = z.object({
  projectTitle: z.string(),
  role: grantedRole,
  invitedBy: z.string(),
  email: z.string().nullable(),
  expiresAt: timestamp,
})
/** A link for one person whose address is not known: works once, for 7 days. */
export const createInviteLink = endpoint('POST', '/projects/:projectId/invite-links', {
  params,
  body: z.object({ role: grantedRole }),
  reply: z.object({ invitation, link: z.string() }),
  status: 201,
  scope: 'manage',
  summary: 'Make a link that lets one person in',
})
export const previewInvitation = endpoint('GET', '/invitations/:token', {
  params: z.object({ token: z.string().min(20).max(200) }),
  reply: invitationPreview,
  summary: 'What an invitation offers',
})
export const acceptInvitation = endpoint('POST', '/invitations/:token/accept', {
  params: z.object({ token: z.string().min(20).max(200) }),
  reply: z.object({ projectId }),
  scope: 'account',
  summary: 'Join with an invitation',
})
