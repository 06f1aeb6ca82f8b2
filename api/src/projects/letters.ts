import type { AccessRequestId, ProjectId, UserId } from '@chapterhouse/shared/kernel/id'
import { letterLanguageOf } from '@chapterhouse/shared/mail/letters'
import type { GrantedRole } from '@chapterhouse/shared/projects/role'
import type { Tx } from '../kernel/database.ts'
import type { Post } from '../mail/service.ts'
import { roleNames, said } from './letter-words.ts'

interface Addressee {
  readonly user_id: UserId
  readonly email: string
  readonly display_name: string
  readonly language: string
}

const toOf = ({ user_id: userId, email, language }: Addressee) => ({ userId, email, language })

export interface Addition {
  readonly project: { readonly id: ProjectId; readonly title: string }
  readonly userId: UserId
  readonly role: GrantedRole
  /** Who let them in. */
  readonly inviter: string
  readonly origin: string
}

/** Tells somebody that they are in a project now, if they wish to hear such things. */
export const tellAdded = async (tx: Tx, post: Post, addition: Addition): Promise<void> => {
  const { project, userId, role, inviter, origin } = addition
  const readers = await tx.$queryRaw<Addressee[]>`
    select * from app.addressee_in(${project.id}::uuid, ${userId}::uuid)`
  for (const reader of readers) {
    const values = {
      name: reader.display_name,
      inviter,
      project: project.title,
      role: roleNames[letterLanguageOf(reader.language)][role],
      link: `${origin}/projects/${project.id}`,
    }
    await post.hand(tx, { code: 'project.added', to: toOf(reader), values, origin })
  }
}

interface Manager extends Addressee {
  readonly request_id: AccessRequestId
  readonly project_id: ProjectId
  readonly project_title: string
  readonly asker: string
  readonly message: string | null
}

/** Tells who looks after a project that somebody has just asked for access. */
export const tellAsked = async (tx: Tx, post: Post, origin: string): Promise<void> => {
  const managers = await tx.$queryRaw<Manager[]>`select * from app.asked_managers()`
  for (const manager of managers) {
    const { asker, message, project_id: projectId } = manager
    const values = {
      name: manager.display_name,
      asker,
      project: manager.project_title,
      message: said(letterLanguageOf(manager.language), asker, message),
      link: `${origin}/projects/${projectId}?show=people`,
    }
    await post.hand(tx, {
      code: 'project.access_request',
      to: toOf(manager),
      values,
      origin,
      dedupeKey: `access:${manager.request_id}:${manager.user_id}`,
    })
  }
}
