import * as contract from '@chapterhouse/shared/auth/account'
import { answer, answerAnyone, answerPerson } from '../../kernel/answer.ts'
import { whenceOf } from '../../kernel/client-address.ts'
import type { Desk } from '../../kernel/desk.ts'
import { houseOrigin } from '../../kernel/house-origin.ts'
import * as service from './service.ts'

/** Agreeing, leaving for good, and thinking better of it. */
export const answerAccount = (desk: Desk, parts: service.AccountParts): void => {
  const { settings, clock } = desk.house

  answer(desk, contract.giveConsent, ({ actor, tx }) => service.giveConsent(tx, actor.userId))
  answer(desk, contract.getDeletion, async ({ tx }) => ({
    obstacles: await service.listObstacles(tx),
  }))
  answerPerson(desk, contract.deleteAccount, async ({ actor, body, request }) => {
    await desk.house.demandProof(actor, body.currentPassword)
    const farewell = { clock, origin: houseOrigin(settings, request) }
    return { until: (await service.deleteAccount(parts, actor, farewell)).toISOString() }
  })
  answerAnyone(desk, contract.keepAccount, async ({ body, request }) => {
    await service.keepAccount(parts, body, whenceOf(request))
    return {}
  })
}
