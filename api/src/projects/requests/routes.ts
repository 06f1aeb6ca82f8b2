import * as contract from '@chapterhouse/shared/projects/access-request'
import { answer } from '../../kernel/answer.ts'
import type { Desk } from '../../kernel/desk.ts'
import { houseOrigin } from '../../kernel/house-origin.ts'
import { demandRate, openRate } from '../../kernel/throttle.ts'
import type { Post } from '../../mail/service.ts'
import { greeter } from '../greeting.ts'
import { tellAsked } from '../letters.ts'
import * as service from './service.ts'

export const answerRequests = (desk: Desk, post: Post): void => {
  const asks = openRate({ clock: desk.house.clock, tries: 20, per: 3600 })

  const greet = greeter({ settings: desk.house.settings, post })

  answer(desk, contract.askAccess, async ({ actor, tx, body, request }) => {
    demandRate(asks, actor.userId)
    await service.askAccess(tx, actor, body)
    await tellAsked(tx, post, houseOrigin(desk.house.settings, request))
    return {}
  })
  answer(desk, contract.listAccessRequests, async ({ actor, tx, params }) => ({
    items: await service.listRequests(tx, actor, params.projectId),
  }))
  answer(desk, contract.grantAccess, async ({ actor, tx, params, body, request }) => {
    if ('role' in body) {
      const { role } = body
      const { project, userId } = await service.grantAccess(tx, actor, { ...params, role })
      await greet({ userId, role }, { actor, tx, project, request })
    } else await service.grantPage(tx, actor, { ...params, access: body.access })
    return {}
  })
  answer(desk, contract.denyAccess, async ({ actor, tx, params }) => {
    await service.denyAccess(tx, actor, params)
    return {}
  })
}
