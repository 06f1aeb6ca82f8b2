import { freshMinutes } from '@chapterhouse/shared/auth/proof'
import type { Clock } from '@chapterhouse/shared/kernel/clock'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Actor } from '../../kernel/actor.ts'
import type { Database } from '../../kernel/database.ts'
import type { Passwords } from '../../kernel/password.ts'
import type { DemandProof } from '../../kernel/prove.ts'
import type { Gate } from '../gate.ts'
import { demandPassword } from '../service.ts'

export interface ProofParts {
  readonly db: Database
  readonly clock: Clock
  readonly passwords: Passwords
  readonly gate: Gate
}

/** When the session's person last showed that it is them; null for one that never did. */
const provedAt = async (db: Database, { userId, sessionId: id }: Actor): Promise<Date | null> => {
  const select = { provedAt: true }
  const row = await db.withUser(userId, (tx) => tx.session.findUnique({ where: { id }, select }))
  return row?.provedAt ?? null
}

/** Whether the session's person need not show again that it is them. */
export const isFresh = async (
  { db, clock }: Pick<ProofParts, 'db' | 'clock'>,
  actor: Actor,
): Promise<boolean> => {
  const proved = await provedAt(db, actor)
  return proved !== null && clock.now() - proved.getTime() < freshMinutes * 60_000
}

const aKeyAlone = 'Send currentPassword along: a key alone must not do this'

export const openProof =
  (parts: ProofParts): DemandProof =>
  async (actor, currentPassword) => {
    if (currentPassword !== undefined) {
      return demandPassword(parts, actor.userId, currentPassword)
    }
    if (actor.scopes) throw new Refusal('proof_needed', { detail: aKeyAlone })
    if (!(await isFresh(parts, actor))) throw new Refusal('proof_needed')
  }

/** From now on, for a while, the session is one whose person showed that it is them. */
export const noteProof = async ({ db, clock }: Pick<ProofParts, 'db' | 'clock'>, actor: Actor) => {
  const data = { provedAt: new Date(clock.now()) }
  const where = { id: actor.sessionId, userId: actor.userId }
  await db.withUser(actor.userId, (tx) => tx.session.updateMany({ where, data }))
}
