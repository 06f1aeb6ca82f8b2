import type { GrantedRole, ProjectRole } from '@chapterhouse/shared/projects/contract'

/** A role as people say it, and what it allows: alone in a list, and after "you may". */
interface RoleWords {
  readonly name: string
  readonly about: string
  readonly may: string
}

/** What each role is called and what it means, in words for the people who give it. */
export const roles: Record<ProjectRole, RoleWords> = {
  OWNER: {
    name: 'Owner',
    about: 'Everything, and the last word.',
    may: 'do everything, and have the last word',
  },
  ADMIN: {
    name: 'Admin',
    about: 'Writes, invites people and sets their roles.',
    may: 'write, invite people and set their roles',
  },
  EDITOR: {
    name: 'Editor',
    about: 'Writes in every page, together with the others.',
    may: 'write in every page, together with the others',
  },
  CONTRIBUTOR: {
    name: 'Contributor',
    about: 'Reads, and proposes changes for others to accept.',
    may: 'read, and propose changes for others to accept',
  },
  REVIEWER: {
    name: 'Reviewer',
    about: 'Reads and comments; the text itself stays as it is.',
    may: 'read and comment; the text itself stays as it is',
  },
  VIEWER: { name: 'Viewer', about: 'Reads, nothing else.', may: 'read, and nothing else' },
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
