import * as contract from '@chapterhouse/shared/admin/moderation'
import type { Desk } from '../../kernel/desk.ts'
import { answerModerator } from '../answer-admin.ts'
import { decide, listCases } from './service.ts'

export const answerModeration = (desk: Desk): void => {
  answerModerator(desk, contract.listCases, ({ tx, query }) => listCases(tx, query.view))
  answerModerator(desk, contract.dismissCase, ({ actor, tx, params, body }) =>
    decide(tx, actor, { ...params, ...body, act: 'DISMISSED' }),
  )
  answerModerator(desk, contract.hideCase, ({ actor, tx, params, body }) =>
    decide(tx, actor, { ...params, ...body, act: 'HIDDEN' }),
  )
  answerModerator(desk, contract.releaseCase, ({ actor, tx, params, body }) =>
    decide(tx, actor, { ...params, ...body, act: 'RELEASED' }),
  )
}
