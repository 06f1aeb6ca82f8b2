import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Page } from '@chapterhouse/shared/pages/contract'
import type { Actor } from '../kernel/actor.ts'
import type { Tx } from '../kernel/database.ts'
import { answerPage, deletePage, undeletePage } from './service.ts'

/** Several pages into the trash, all or none; one that went along with another is not asked again. */
export const trashPages = async (tx: Tx, actor: Actor, ids: readonly PageId[]): Promise<void> => {
  const gone = new Set<PageId>()
  for (const id of ids) {
    if (gone.has(id)) continue
    for (const one of await deletePage(tx, actor, id)) gone.add(one)
  }
}

/** The way back, for the pages the trash was told of. */
export const restorePages = async (
  tx: Tx,
  actor: Actor,
  ids: readonly PageId[],
): Promise<Page[]> => {
  const back = new Set<PageId>()
  for (const id of ids) {
    if (back.has(id)) continue
    for (const one of await undeletePage(tx, actor, id)) back.add(one)
  }
  const answers: Page[] = []
  for (const id of new Set(ids)) answers.push(await answerPage(tx, actor, id))
  return answers
}
