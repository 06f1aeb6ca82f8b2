import type { Endpoint } from '@chapterhouse/shared/kernel/endpoint'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Actor } from '../kernel/actor.ts'
import { answerAnyone, type Reply, type Visit } from '../kernel/answer.ts'
import type { Tx } from '../kernel/database.ts'
import type { Desk } from '../kernel/desk.ts'
import { maySeeHouse } from './policy.ts'

/** Answers a platform admin in one transaction of theirs; for everybody else there is nothing here. */
export const answerAdmin = <E extends Endpoint>(
  desk: Desk,
  question: E,
  run: (visit: Visit<E> & { readonly actor: Actor; readonly tx: Tx }) => Promise<Reply<E>>,
) =>
  answerAnyone(desk, question, (visit) => {
    const { actor } = visit
    if (!actor || !maySeeHouse(actor)) throw new Refusal('not_found')
    return desk.house.db.withUser(actor.userId, (tx) => run({ ...visit, actor, tx }))
  })
