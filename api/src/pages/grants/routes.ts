import * as contract from '@chapterhouse/shared/pages/grants'
import { answer, answerPerson } from '../../kernel/answer.ts'
import type { Desk } from '../../kernel/desk.ts'
import { demandRate, openRate } from '../../kernel/throttle.ts'
import * as service from './service.ts'

export const answerGrants = (desk: Desk): void => {
  const { clock, db } = desk.house
  const gifts = openRate({ clock, tries: 30, per: 3600 })

  answer(desk, contract.listPageGrants, async ({ actor, tx, params }) => ({
    items: await service.listGrants(tx, actor, params.pageId),
  }))
  answer(desk, contract.givePage, async ({ actor, tx, params, body }) => {
    demandRate(gifts, actor.userId)
    const grant = await service.givePage(tx, actor, { ...params, ...body })
    return grant ? { outcome: 'given' as const, grant } : { outcome: 'unknown' as const }
  })
  answer(desk, contract.changePageGrant, ({ actor, tx, params, body }) =>
    service.changeGrant(tx, actor, { ...params, access: body.access }),
  )
  answer(desk, contract.takePage, async ({ actor, tx, params }) => {
    await service.takePage(tx, actor, params)
    return {}
  })
  answerPerson(desk, contract.listGivenPages, async ({ actor }) => ({
    items: await service.listGiven(db, actor),
  }))
}
