import * as contract from '@chapterhouse/shared/admin/projects'
import type { Desk } from '../../kernel/desk.ts'
import { answerAdmin } from '../answer-admin.ts'
import * as service from './service.ts'

export const answerProjects = (desk: Desk): void => {
  answerAdmin(desk, contract.listAllProjects, ({ tx, query }) => service.listProjects(tx, query))
  answerAdmin(desk, contract.trashAnyProject, ({ actor, tx, params }) =>
    service.setTrashed(tx, actor, { ...params, gone: true }),
  )
  answerAdmin(desk, contract.restoreAnyProject, ({ actor, tx, params }) =>
    service.setTrashed(tx, actor, { ...params, gone: false }),
  )
}
