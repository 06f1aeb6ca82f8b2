import type { ProjectRole } from '@chapterhouse/shared/projects/role'
import type { MemberStatus } from '@chapterhouse/shared/projects/standing'
import { mayDelete, mayManage, mayRead, type ProjectFacts } from '../policy.ts'

export interface MemberFacts {
  readonly role: ProjectRole
  readonly status: MemberStatus
  /** Whether this member is the one who asks. */
  readonly self: boolean
}

const isOwner = ({ role }: MemberFacts): boolean => role === 'OWNER'
const isActive = ({ status }: MemberFacts): boolean => status === 'ACTIVE'

/** The owner's role moves only by transfer. */
export const mayChangeRole = (project: ProjectFacts, member: MemberFacts): boolean =>
  mayManage(project) && !isOwner(member)

/** Nobody pauses themselves: they could not come back by their own hand. */
export const mayPause = (project: ProjectFacts, member: MemberFacts): boolean =>
  mayManage(project) && !isOwner(member) && !member.self && isActive(member)

export const mayResume = (project: ProjectFacts, member: MemberFacts): boolean =>
  mayManage(project) && !isActive(member)

/** Managers remove anybody but the owner; everybody else may leave. */
export const mayRemove = (project: ProjectFacts, member: MemberFacts): boolean =>
  !isOwner(member) && (mayManage(project) || (member.self && mayRead(project)))

/** The owner hands the project to somebody who is in it. */
export const mayReceive = (project: ProjectFacts, member: MemberFacts): boolean =>
  mayDelete(project) && !isOwner(member) && isActive(member)

export const memberCanOf = (project: ProjectFacts, member: MemberFacts) => ({
  changeRole: mayChangeRole(project, member),
  pause: mayPause(project, member),
  resume: mayResume(project, member),
  remove: mayRemove(project, member),
  receive: mayReceive(project, member),
})
