import type { GrantedRole, ProjectRole } from '@chapterhouse/shared/projects/contract'

/** Each role as people say it, with one line about what it may do. */
export const roles: Record<ProjectRole, { readonly name: string; readonly about: string }> = {
  OWNER: { name: 'Owner', about: 'Everything, and the last word.' },
  ADMIN: { name: 'Admin', about: 'Writes, invites people and sets their roles.' },
  EDITOR: { name: 'Editor', about: 'Writes in every page, together with the others.' },
  CONTRIBUTOR: { name: 'Contributor', about: 'Reads, and proposes changes for others to accept.' },
  REVIEWER: { name: 'Reviewer', about: 'Reads and comments; the text itself stays as it is.' },
  VIEWER: { name: 'Viewer', about: 'Reads, nothing else.' },
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
