import { z } from 'zod'
import { currentPassword, email } from '../auth/credentials.ts'
import { endpoint } from '../kernel/endpoint.ts'
import { projectId, userId } from '../kernel/id.ts'
import { listOf, listQuery, timestamp } from '../kernel/list.ts'
import { person } from '../users/contract.ts'
import { invitation, invitationWish } from './invitation.ts'
import { grantedRole, projectRole } from './role.ts'
import { capability, memberStatus } from './standing.ts'

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
  status: memberStatus,
  /** What the role and the permissions give; nothing of it holds while the membership is paused. */
  caps: z.array(capability),
  joinedAt: timestamp.nullable(),
  /** Whoever let them in; null for the owner, and when that account is gone. */
  invitedBy: z.string().nullable(),
  can: z.object({
    changeRole: z.boolean(),
    pause: z.boolean(),
    resume: z.boolean(),
    remove: z.boolean(),
    /** The project can be handed to them. */
    receive: z.boolean(),
  }),
})
export type Member = z.infer<typeof member>

export const listMembers = endpoint('GET', '/projects/:projectId/members', {
  params,
  reply: z.object({ items: z.array(member), invitations: z.array(invitation) }),
  summary: 'Members, and for managers the invitations that brought nobody in yet',
})
export const addMember = endpoint('POST', '/projects/:projectId/members', {
  params,
  body: z.union([
    z.object({ userId, role: grantedRole }),
    z.object({ email, role: grantedRole, ...invitationWish.shape }),
  ]),
  reply: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('added'), member }),
    /** Nobody has this address yet: it gets a mail with a link that works once. */
    z.object({
      outcome: z.literal('invited'),
      invitation,
      link: z.string(),
      /** Mail leaves the house; else the link has to be given to them by hand. */
      mailed: z.boolean(),
    }),
  ]),
  status: 201,
  scope: 'manage',
  summary: 'Add a person by id or address; an unknown address becomes an invitation',
})
const memberParams = z.object({ projectId, userId })
export const changeMember = endpoint('PATCH', '/projects/:projectId/members/:userId', {
  params: memberParams,
  body: z.object({ role: grantedRole }),
  reply: member,
  scope: 'manage',
  summary: 'Change a role',
})
export const pauseMember = endpoint('POST', '/projects/:projectId/members/:userId/pause', {
  params: memberParams,
  reply: member,
  scope: 'manage',
  summary: 'Let a membership rest: it reads and writes nothing until it is resumed',
})
export const resumeMember = endpoint('POST', '/projects/:projectId/members/:userId/resume', {
  params: memberParams,
  reply: member,
  scope: 'manage',
  summary: 'End the pause of a membership; the role is as it was',
})
export const removeMember = endpoint('DELETE', '/projects/:projectId/members/:userId', {
  params: memberParams,
  reply: z.object({}),
  scope: 'manage',
  summary: 'Remove a member, or leave',
})
export const transferProject = endpoint('POST', '/projects/:projectId/transfer', {
  params,
  body: z.object({ userId, currentPassword }),
  reply: project,
  scope: 'manage',
  summary: 'Hand the project to a member; the owner so far stays as admin',
})
