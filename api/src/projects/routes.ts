import * as contract from '@chapterhouse/shared/projects/contract'
import { answer, answerPerson } from '../kernel/answer.ts'
import { type Area, openDesk } from '../kernel/desk.ts'
import type { Post } from '../mail/service.ts'
import { answerInvitations } from './invitations/routes.ts'
import { answerMembers } from './members/routes.ts'
import { presentProject } from './present.ts'
import { answerRequests } from './requests/routes.ts'
import * as service from './service.ts'

export const projects =
  ({ post }: { readonly post: Post }): Area =>
  (house) => {
    const desk = openDesk(house)
    const { db } = house

    answer(desk, contract.createProject, ({ actor, tx, body }) =>
      service.createProject(tx, actor, body),
    )
    answerPerson(desk, contract.listProjects, ({ actor, query }) =>
      query.trash
        ? db.withUser(actor.userId, (tx) => service.listTrash(tx, actor))
        : service.listProjects(db, actor, query),
    )
    answerPerson(desk, contract.getProject, async ({ actor, params }) =>
      presentProject(await service.loadProject(db.hot, actor, params.projectId)),
    )
    answer(desk, contract.changeProject, ({ actor, tx, params, body }) =>
      service.changeProject(tx, actor, { id: params.projectId, changes: body }),
    )
    answer(desk, contract.deleteProject, async ({ actor, tx, params }) => {
      await service.deleteProject(tx, actor, params.projectId)
      return {}
    })
    answer(desk, contract.undeleteProject, ({ actor, tx, params }) =>
      service.undeleteProject(tx, actor, params.projectId),
    )
    answerMembers(desk, post)
    answerInvitations(desk)
    answerRequests(desk, post)
    return desk
  }
