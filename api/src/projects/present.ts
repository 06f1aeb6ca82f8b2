import type { HotProject } from '@chapterhouse/prisma/hot'
import type { Project } from '@chapterhouse/shared/projects/contract'
import { presentPerson } from '../users/present.ts'
import { canOf, type ProjectFacts } from './policy.ts'

/** What a project's answer is made of: a line of the list, or the project itself. */
export interface ProjectRow
  extends Pick<
    HotProject,
    | 'id'
    | 'kind'
    | 'title'
    | 'description'
    | 'visibility'
    | 'ownerId'
    | 'ownerName'
    | 'role'
    | 'caps'
    | 'pageCount'
    | 'memberCount'
    | 'createdAt'
    | 'updatedAt'
    | 'deletedAt'
  > {}

export const factsOf = (row: ProjectRow): ProjectFacts => ({
  caps: row.caps,
  trashed: row.deletedAt !== null,
})

export const presentProject = (row: ProjectRow): Project => ({
  id: row.id,
  kind: row.kind,
  title: row.title,
  description: row.description,
  visibility: row.visibility,
  role: row.role,
  owner: presentPerson(row.ownerId, row.ownerName),
  pageCount: row.pageCount,
  memberCount: row.memberCount,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  deletedAt: row.deletedAt?.toISOString() ?? null,
  can: canOf(factsOf(row)),
})
