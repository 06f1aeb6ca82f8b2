import type { HotPage } from '@chapterhouse/prisma/hot'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Actor } from '../../kernel/actor.ts'
import { allow } from '../../kernel/allow.ts'
import { readsOf, type Tx } from '../../kernel/database.ts'
import { factsOf } from '../present.ts'
import { loadPage } from '../service.ts'
import { mayPublish } from './policy.ts'
import { demandFront } from './project-front.ts'

export interface Publishing {
  readonly pageId: PageId
  /** Its project is to be opened too. */
  readonly withProject?: boolean
}

/** The page, for who may publish it, and open its project where that is wanted. */
export const demandPublishing = async (
  tx: Tx,
  actor: Actor,
  { pageId, withProject = false }: Publishing,
): Promise<HotPage> => {
  const page = await loadPage(readsOf(tx), actor, pageId)
  allow(mayPublish(factsOf(page)))
  if (withProject) await demandFront(tx, actor, page.projectId)
  return page
}
