import * as contract from '@chapterhouse/shared/auth/keys'
import { answer, answerPerson } from '../../kernel/answer.ts'
import type { Desk } from '../../kernel/desk.ts'
import * as service from './service.ts'

/** Keys of a person to our API. */
export const answerKeys = (desk: Desk): void => {
  const { clock, db, demandProof } = desk.house
  answer(desk, contract.listKeys, async ({ actor, tx }) => ({
    items: await service.listKeys(tx, actor),
  }))
  answerPerson(desk, contract.createKey, async ({ actor, body }) => {
    const { currentPassword, ...wish } = body
    await demandProof(actor, currentPassword)
    return db.withUser(actor.userId, (tx) => service.makeKey(tx, { actor, clock }, wish))
  })
  answer(desk, contract.revokeKey, async ({ actor, tx, params }) => {
    await service.revokeKey(tx, actor, params.keyId)
    return {}
  })
}
