import * as contract from '@chapterhouse/shared/pages/shelf'
import { answer, answerPerson } from '../../kernel/answer.ts'
import type { Desk } from '../../kernel/desk.ts'
import * as service from './service.ts'

/** A person's own lists of pages. */
export const answerShelf = (desk: Desk): void => {
  answerPerson(desk, contract.getShelf, ({ actor }) => service.readShelf(desk.house.db, actor))
  answer(desk, contract.addFavourite, async ({ actor, tx, params, body }) => {
    await service.addFavourite(tx, actor, { ...params, ...body })
    return {}
  })
  answer(desk, contract.removeFavourite, async ({ actor, tx, params }) => {
    await service.removeFavourite(tx, actor, params.pageId)
    return {}
  })
  answer(desk, contract.visitPage, async ({ actor, tx, params }) => {
    await service.visitPage(tx, actor, params.pageId)
    return {}
  })
}
