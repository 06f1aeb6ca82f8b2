import * as contract from '@chapterhouse/shared/admin/people'
import type { Desk } from '../../kernel/desk.ts'
import { answerAdmin } from '../answer-admin.ts'
import * as service from './service.ts'

export const answerPeople = (desk: Desk): void => {
  answerAdmin(desk, contract.listPeople, ({ actor, tx, query }) =>
    service.listPeople(tx, actor, query),
  )
  const { demandProof } = desk.house
  answerAdmin(desk, contract.suspendPerson, async ({ actor, tx, params, body }) => {
    await demandProof(actor)
    return service.suspendPerson(tx, actor, { ...params, ...body })
  })
  answerAdmin(desk, contract.reactivatePerson, ({ actor, tx, params }) =>
    service.reactivatePerson(tx, actor, params.userId),
  )
  answerAdmin(desk, contract.setPlatformRole, async ({ actor, tx, params, body }) => {
    await demandProof(actor)
    return service.setRole(tx, actor, { ...params, ...body })
  })
  answerAdmin(desk, contract.endSessionsOf, ({ actor, tx, params }) =>
    service.endSessions(tx, actor, params.userId),
  )
}
