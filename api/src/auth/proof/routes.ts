import * as contract from '@chapterhouse/shared/auth/proof'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Actor } from '../../kernel/actor.ts'
import { answerPerson } from '../../kernel/answer.ts'
import { whenceOf } from '../../kernel/client-address.ts'
import type { Desk } from '../../kernel/desk.ts'
import type { Passwords } from '../../kernel/password.ts'
import { acceptFactor, type FactorParts } from '../factors/check.ts'
import { loadWays, stepFactsOf } from '../factors/service.ts'
import type { Gate } from '../gate.ts'
import { demandPassword, logPerson } from '../service.ts'
import { passkeyOf } from '../step/routes.ts'
import { isFresh, noteProof } from './demand.ts'

export interface ProofParts extends FactorParts {
  readonly passwords: Passwords
  readonly gate: Gate
}

/** A key has no session that a proof could be noted at. */
const demandSession = ({ scopes }: Actor): void => {
  if (scopes) throw new Refusal('forbidden', { detail: 'A key sends currentPassword instead' })
}

/** Showing once more that it is oneself. */
export const answerProof = (desk: Desk, parts: ProofParts): void => {
  const { db } = parts
  answerPerson(desk, contract.getProof, async ({ actor, request, response }) => {
    demandSession(actor)
    const { userId } = actor
    const fresh = await isFresh(parts, actor)
    return db.withUser(userId, async (tx) => {
      const { password } = await loadWays(tx, userId)
      const { authenticator, passkeys } = await stepFactsOf(tx, userId)
      const passkey = await passkeyOf(parts, { request, response }, { tx, userId, passkeys })
      return { fresh, password, authenticator, passkey }
    })
  })
  answerPerson(desk, contract.prove, async ({ actor, body, request, response }) => {
    demandSession(actor)
    const { userId } = actor
    if ('password' in body) await demandPassword(parts, userId, body.password)
    else await acceptFactor(parts, { request, response }, { userId, shown: body })
    await noteProof(parts, actor)
    const after = { by: Object.keys(body)[0] }
    const event = { action: 'proof.given', userId, whence: whenceOf(request), after }
    await db.withUser(userId, (tx) => logPerson(tx, event))
    return {}
  })
}
