import * as contract from '@chapterhouse/shared/auth/keys'
import { answer, answerPerson } from '../../kernel/answer.ts'
import type { Desk } from '../../kernel/desk.ts'
import { type AuthParts, demandPassword } from '../service.ts'
import * as service from './service.ts'

/** Keys of a person to our API. */
export const answerKeys = (desk: Desk, parts: AuthParts): void => {
  const { clock } = desk.house
  answer(desk, contract.listKeys, async ({ actor, tx }) => ({
    items: await service.listKeys(tx, actor),
  }))
  answerPerson(desk, contract.createKey, async ({ actor, body }) => {
    const { currentPassword, ...wish } = body
    await demandPassword(parts, actor, currentPassword)
    return parts.db.withUser(actor.userId, (tx) => service.makeKey(tx, { actor, clock }, wish))
  })
  answer(desk, contract.revokeKey, async ({ actor, tx, params }) => {
    await service.revokeKey(tx, actor, params.keyId)
    return {}
  })
}
