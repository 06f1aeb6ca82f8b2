import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import { createPage } from '@chapterhouse/shared/pages/contract'
import {
  addMember,
  createProject,
  type GrantedRole,
  removeMember,
} from '@chapterhouse/shared/projects/contract'
import type { Guest, TestHouse } from './house.ts'

/** A project with somebody in every role, somebody who was removed, and somebody who never belonged. */
export interface World {
  readonly projectId: ProjectId
  readonly pageId: PageId
  readonly owner: Guest
  readonly admin: Guest
  readonly editor: Guest
  readonly contributor: Guest
  readonly reviewer: Guest
  readonly viewer: Guest
  readonly removed: Guest
  readonly outsider: Guest
}

export const openWorld = async (house: TestHouse): Promise<World> => {
  const owner = await house.person()
  const project = await owner.ask(createProject, { body: { kind: 'WRITING', title: 'A book' } })
  const params = { projectId: project.id }
  const page = await owner.ask(createPage, { params, body: { title: 'One' } })
  const join = async (role: GrantedRole) => {
    const guest = await house.person()
    await owner.ask(addMember, { params, body: { userId: guest.me.id, role } })
    return guest
  }
  const removed = await join('EDITOR')
  await owner.ask(removeMember, { params: { ...params, userId: removed.me.id } })
  return {
    projectId: project.id,
    pageId: page.id,
    owner,
    admin: await join('ADMIN'),
    editor: await join('EDITOR'),
    contributor: await join('CONTRIBUTOR'),
    reviewer: await join('REVIEWER'),
    viewer: await join('VIEWER'),
    removed,
    outsider: await house.person(),
  }
}
