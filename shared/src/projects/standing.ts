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

/** Capabilities that people notice, in words that follow "may"; the others come along with these. */
const deeds: readonly (readonly [Capability, string])[] = [
  ['read', 'read'],
  ['comment', 'comment'],
  ['propose', 'propose changes'],
  ['write', 'write'],
  ['manage', 'invite people'],
  ['own', 'hand the project on'],
]

const listed = (words: readonly string[]): string =>
  words.length < 2
    ? (words[0] ?? 'do nothing')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

/** "read, comment and propose changes": what these capabilities allow, after "may". */
export const deedsOf = (caps: readonly Capability[]): string => {
  const words = deeds.filter(([cap]) => caps.includes(cap)).map(([, word]) => word)
  return words.length === 1 ? `${words[0]}, nothing else` : listed(words)
}

export interface StandingFacts {
  readonly role: ProjectRole
  readonly status: MemberStatus
  readonly caps: readonly Capability[]
}

/** What a member may do now, and what that comes from. */
export interface Standing {
  /** After "may". */
  readonly may: string
  /** After "because". */
  readonly because: string
}

const article = (role: ProjectRole) => (/^[AEIOU]/.test(role) ? 'an' : 'a')

/** How a member's capabilities differ from their role's: some were added or taken away by hand. */
const differs = (role: ProjectRole, caps: readonly Capability[]): string => {
  const usual = capsOfRole[role]
  const more = caps.some((cap) => !usual.includes(cap))
  const less = usual.some((cap) => !caps.includes(cap))
  if (more) return less ? ', with other rights than usual' : ', with more rights than usual'
  return less ? ', with fewer rights than usual' : ''
}

/** The one answer to "what may they do, and why". */
export const standingOf = ({ role, status, caps }: StandingFacts): Standing => {
  if (status === 'PAUSED') {
    return { may: 'do nothing for now', because: 'the membership is paused' }
  }
  const may = deedsOf(caps)
  if (role === 'OWNER') return { may, because: 'the project is theirs' }
  const name = role.toLowerCase()
  return { may, because: `they are ${article(role)} ${name}${differs(role, caps)}` }
}
