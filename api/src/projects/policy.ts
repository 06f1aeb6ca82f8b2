import type { Capability } from '@chapterhouse/prisma/hot'
import type { GrantedRole } from '@chapterhouse/shared/projects/role'

export type { Capability }

export interface ProjectFacts {
  readonly caps: readonly Capability[]
  readonly trashed: boolean
}

const has = (project: ProjectFacts, cap: Capability): boolean =>
  !project.trashed && project.caps.includes(cap)

/** Members read; of a public project everybody. */
export const mayRead = (project: ProjectFacts): boolean => has(project, 'read')
/** Pages are made, moved and written by who has `write` in the project. */
export const mayWrite = (project: ProjectFacts): boolean => has(project, 'write')
/** Title, visibility, members and invitations. */
export const mayManage = (project: ProjectFacts): boolean => has(project, 'manage')
export const mayDelete = (project: ProjectFacts): boolean => has(project, 'own')
/** The trash is the owner's alone. */
export const mayUndelete = (project: ProjectFacts): boolean =>
  project.trashed && project.caps.includes('own')

/** What the answer tells the asking person, by the same rules as the acts themselves. */
export const canOf = (project: ProjectFacts) => ({
  write: mayWrite(project),
  manage: mayManage(project),
  delete: mayDelete(project),
})

/** Roles that can be given away; OWNER is not among them whatever the asker is. */
export const mayGrant = (project: ProjectFacts, _role: GrantedRole): boolean => mayManage(project)
