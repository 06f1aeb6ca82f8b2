import type { GrantedRole, ProjectRole } from '@chapterhouse/shared/projects/role'
import { capsOfRole, deedsOf } from '@chapterhouse/shared/projects/standing'

/** A role as people say it, and what it allows: alone in a list, and after "you may". */
interface RoleWords {
  readonly name: string
  readonly about: string
  readonly may: string
}

const named = (role: ProjectRole, name: string): RoleWords => {
  const may = deedsOf(capsOfRole[role])
  return { name, may, about: `May ${may}.` }
}

/** What each role is called and what it means, in words for the people who give it. */
export const roles: Record<ProjectRole, RoleWords> = {
  OWNER: named('OWNER', 'Owner'),
  ADMIN: named('ADMIN', 'Admin'),
  EDITOR: named('EDITOR', 'Editor'),
  CONTRIBUTOR: named('CONTRIBUTOR', 'Contributor'),
  REVIEWER: named('REVIEWER', 'Reviewer'),
  VIEWER: named('VIEWER', 'Viewer'),
}

/** The roles that can be given, from most to least. */
export const grantedRoles: readonly GrantedRole[] = [
  'ADMIN',
  'EDITOR',
  'CONTRIBUTOR',
  'REVIEWER',
  'VIEWER',
]

/** The same for a list to choose from. */
export const roleChoices = grantedRoles.map((value) => ({ value, label: roles[value].name }))
