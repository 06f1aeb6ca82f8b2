import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import { createPage } from '@chapterhouse/shared/pages/contract'
import { addMember, createProject, removeMember } from '@chapterhouse/shared/projects/contract'
import type { GrantedRole } from '@chapterhouse/shared/projects/role'
import type { Guest, TestHouse } from './house.ts'

interface People {
  readonly owner: Guest
  readonly admin: Guest
  readonly editor: Guest
  readonly contributor: Guest
  readonly reviewer: Guest
  readonly viewer: Guest
  readonly removed: Guest
  readonly outsider: Guest
}

/** A project with somebody in every role, somebody who was removed, and somebody who never belonged. */
export interface World extends People {
  readonly projectId: ProjectId
  readonly pageId: PageId
}

const roles = {
  admin: 'ADMIN',
  editor: 'EDITOR',
  contributor: 'CONTRIBUTOR',
  reviewer: 'REVIEWER',
  viewer: 'VIEWER',
  removed: 'EDITOR',
} as const satisfies Partial<Record<keyof People, GrantedRole>>

const furnish = async (people: People): Promise<World> => {
  const { owner, removed } = people
  const project = await owner.ask(createProject, { body: { kind: 'WRITING', title: 'A book' } })
  const params = { projectId: project.id }
  const page = await owner.ask(createPage, { params, body: { title: 'One' } })
  for (const [name, role] of Object.entries(roles)) {
    const { id } = people[name as keyof typeof roles].me
    await owner.ask(addMember, { params, body: { userId: id, role } })
  }
  await owner.ask(removeMember, { params: { ...params, userId: removed.me.id } })
  return { ...people, projectId: project.id, pageId: page.id }
}

export const openWorld = async (house: TestHouse): Promise<World> =>
  furnish({
    owner: await house.person(),
    removed: await house.person(),
    admin: await house.person(),
    editor: await house.person(),
    contributor: await house.person(),
    reviewer: await house.person(),
    viewer: await house.person(),
    outsider: await house.person(),
  })

/** The same people in a new project: signing up is throttled. */
export const anotherWorld = (world: World): Promise<World> => furnish(world)
