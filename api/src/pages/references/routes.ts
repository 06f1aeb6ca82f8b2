import * as contract from '@chapterhouse/shared/pages/references'
import { answer } from '../../kernel/answer.ts'
import type { Desk } from '../../kernel/desk.ts'
import * as service from './service.ts'

/** What texts name: links to a page, mentions of a person. */
export const answerReferences = (desk: Desk): void => {
  answer(desk, contract.listBacklinks, async ({ actor, tx, params }) => ({
    items: await service.readBacklinks(tx, actor, params.pageId),
  }))
  answer(desk, contract.listMentions, async ({ actor, tx }) => ({
    items: await service.readMentions(tx, actor),
  }))
}
