import type { GrantedRole, ProjectRole } from '@chapterhouse/shared/projects/role'
import { capsOfRole, standingOf } from '@chapterhouse/shared/projects/standing'
import { t } from '../messages/t.ts'
import { deedsInWords } from './standing-words.ts'

/** A role as people say it, and what it allows: alone in a list, and after "you may". */
interface RoleWords {
  readonly name: string
  readonly about: string
  readonly may: string
}

const named = (role: ProjectRole, name: string): RoleWords => {
  const standing = standingOf({ role, status: 'ACTIVE', caps: capsOfRole[role] })
  const may = deedsInWords(standing.may)
  return { name, may, about: t('May {may}.', { may }) }
}

/** What each role is called and what it means, in words for the people who give it. */
export const roles: Record<ProjectRole, RoleWords> = {
  OWNER: named('OWNER', t('Owner')),
  ADMIN: named('ADMIN', t('Admin')),
  EDITOR: named('EDITOR', t('Editor')),
  CONTRIBUTOR: named('CONTRIBUTOR', t('Contributor')),
  REVIEWER: named('REVIEWER', t('Reviewer')),
  VIEWER: named('VIEWER', t('Viewer')),
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
