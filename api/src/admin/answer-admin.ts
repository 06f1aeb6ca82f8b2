import type { Endpoint } from '@chapterhouse/shared/kernel/endpoint'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Actor } from '../kernel/actor.ts'
import { answerAnyone, type Reply, type Visit } from '../kernel/answer.ts'
import type { Tx } from '../kernel/database.ts'
import type { Desk } from '../kernel/desk.ts'
import { maySeeHouse, maySeeReports } from './policy.ts'

type Run<E extends Endpoint> = (
  visit: Visit<E> & { readonly actor: Actor; readonly tx: Tx },
) => Promise<Reply<E>>

/** Answers whom it is for in one transaction of theirs; for everybody else there is nothing here. */
const answering =
  (isFor: (actor: Actor) => boolean) =>
  <E extends Endpoint>(desk: Desk, question: E, run: Run<E>) =>
    answerAnyone(desk, question, (visit) => {
      const { actor } = visit
      if (!actor || !isFor(actor)) throw new Refusal('not_found')
      return desk.house.db.withUser(actor.userId, (tx) => run({ ...visit, actor, tx }))
    })

/** For platform admins. */
export const answerAdmin = answering(maySeeHouse)

/** For moderators too. */
export const answerModerator = answering(maySeeReports)
