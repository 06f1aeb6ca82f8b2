import * as contract from '@chapterhouse/shared/projects/access-request'
import { answer } from '../../kernel/answer.ts'
import type { Desk } from '../../kernel/desk.ts'
import { demandRate, openRate } from '../../kernel/throttle.ts'
import * as service from './service.ts'

export const answerRequests = (desk: Desk): void => {
  const asks = openRate({ clock: desk.house.clock, tries: 20, per: 3600 })

  answer(desk, contract.askAccess, async ({ actor, tx, body }) => {
    demandRate(asks, actor.userId)
    await service.askAccess(tx, body)
    return {}
  })
  answer(desk, contract.listAccessRequests, async ({ actor, tx, params }) => ({
    items: await service.listRequests(tx, actor, params.projectId),
  }))
  answer(desk, contract.grantAccess, async ({ actor, tx, params, body }) => {
    if ('role' in body) await service.grantAccess(tx, actor, { ...params, role: body.role })
    else await service.grantPage(tx, actor, { ...params, access: body.access })
    return {}
  })
  answer(desk, contract.denyAccess, async ({ actor, tx, params }) => {
    await service.denyAccess(tx, actor, params)
    return {}
  })
}
