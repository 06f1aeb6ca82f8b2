import { z } from 'zod'
import { endpoint } from '../kernel/endpoint.ts'
import { projectId, userId } from '../kernel/id.ts'
import { listOf, listQuery, timestamp } from '../kernel/list.ts'

/** A project from outside: what it weighs, not what is in it. */
export const adminProject = z.object({
  id: projectId,
  title: z.string(),
  owner: z.object({ id: userId, displayName: z.string() }),
  members: z.number().int(),
  pages: z.number().int(),
  /** Uploads, and the texts as they are now. */
  bytes: z.number().int(),
  isPublic: z.boolean(),
  createdAt: timestamp,
  deletedAt: timestamp.nullable(),
})
export type AdminProject = z.infer<typeof adminProject>

const about = { scope: 'account' } as const
const one = z.object({ projectId })

/** All of these are not found for who is no platform admin. */
export const listAllProjects = endpoint('GET', '/admin/projects', {
  ...about,
  query: listQuery.extend({
    search: z.string().trim().max(200).optional(),
    trash: z.stringbool().default(false),
  }),
  reply: listOf(adminProject),
  summary: 'Every project of the house, the newest first',
})
export const trashAnyProject = endpoint('POST', '/admin/projects/:projectId/trash', {
  ...about,
  params: one,
  reply: adminProject,
  summary: 'Move a project of others to the trash',
})
export const restoreAnyProject = endpoint('POST', '/admin/projects/:projectId/restore', {
  ...about,
  params: one,
  reply: adminProject,
  summary: 'Bring a project back from the trash',
})
