import { z } from 'zod'
import type { ProjectRole } from './role.ts'

export const capability = z.enum([
  'read',
  'comment',
  'vote',
  'propose',
  'write',
  'review',
  'merge',
  'curate',
  'manage',
  'own',
])
/** What a person may do in a project, as `app.caps_of` names it. */
export type Capability = z.infer<typeof capability>

/** A membership that is paused keeps its role and gives nothing until it is resumed. */
export const memberStatus = z.enum(['ACTIVE', 'PAUSED'])
export type MemberStatus = z.infer<typeof memberStatus>

const reading: readonly Capability[] = ['read']
const judging: readonly Capability[] = [...reading, 'comment', 'vote', 'review']
const proposing: readonly Capability[] = [...reading, 'comment', 'vote', 'propose']
const writing: readonly Capability[] = [...proposing, 'write', 'review', 'merge']
const managing: readonly Capability[] = [...writing, 'curate', 'manage']

/** What each role gives by itself: the table of `app.caps_of`, held to it by a test of `prisma`. */
export const capsOfRole: Readonly<Record<ProjectRole, readonly Capability[]>> = {
  OWNER: [...managing, 'own'],
  ADMIN: managing,
  EDITOR: writing,
  CONTRIBUTOR: proposing,
  REVIEWER: judging,
  VIEWER: reading,
}

/** Capabilities that people notice; the others come along with these. */
export const noticed = ['read', 'comment', 'propose', 'write', 'manage', 'own'] as const
export type Noticed = (typeof noticed)[number]

export interface StandingFacts {
  readonly role: ProjectRole
  readonly status: MemberStatus
  readonly caps: readonly Capability[]
}

/** How a member's capabilities differ from their role's: some were added or taken away by hand. */
export type Rights = 'usual' | 'more' | 'fewer' | 'other'

/** What a member may do now, and what that comes from. */
export interface Standing {
  readonly may: readonly Noticed[]
  readonly because: 'paused' | ProjectRole
  readonly rights: Rights
}

const rightsOf = (role: ProjectRole, caps: readonly Capability[]): Rights => {
  const usual = capsOfRole[role]
  const more = caps.some((cap) => !usual.includes(cap))
  const less = usual.some((cap) => !caps.includes(cap))
  if (more) return less ? 'other' : 'more'
  return less ? 'fewer' : 'usual'
}

/** The one answer to "what may they do, and why". */
export const standingOf = ({ role, status, caps }: StandingFacts): Standing => {
  if (status === 'PAUSED') return { may: [], because: 'paused', rights: 'usual' }
  const may = noticed.filter((cap) => caps.includes(cap))
  return { may, because: role, rights: role === 'OWNER' ? 'usual' : rightsOf(role, caps) }
}
