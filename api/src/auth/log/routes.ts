import * as contract from '@chapterhouse/shared/auth/security-log'
import { answer } from '../../kernel/answer.ts'
import type { Desk } from '../../kernel/desk.ts'
import { listLog } from './service.ts'

/** What a person reads about the safety of their account. */
export const answerLog = (desk: Desk): void =>
  answer(desk, contract.listSecurityLog, ({ actor, tx, query }) => listLog(tx, actor, query))
