import type { HotPage } from '@chapterhouse/prisma/hot'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Page } from '@chapterhouse/shared/pages/contract'
import type { PagePlace } from '@chapterhouse/shared/pages/moves'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Actor } from '../kernel/actor.ts'
import { allow } from '../kernel/allow.ts'
import { readsOf, type Tx } from '../kernel/database.ts'
import { tell } from '../kernel/notices.ts'
import { mayWrite as mayWriteProject } from '../projects/policy.ts'
import { factsOf as projectFacts } from '../projects/present.ts'
import { loadLivingProject } from '../projects/service.ts'
import { mayMove, mayMoveAway } from './policy.ts'
import { placeAmong, siblingsIn, wouldCircle } from './position.ts'
import { factsOf } from './present.ts'
import { allowOnPage, answerPage, demandParent, loadPage, lockTree, logPage } from './service.ts'

export interface MoveWithin {
  readonly page: HotPage
  readonly parentId: PageId | null
  readonly afterId: PageId | null | undefined
}

/** To another place in the tree of its project. */
export const moveWithin = async (tx: Tx, actor: Actor, to: MoveWithin): Promise<void> => {
  const { page, parentId, afterId } = to
  const { id, projectId } = page
  allowOnPage(mayMove(factsOf(page)), page)
  await lockTree(tx, projectId)
  const tree = await readsOf(tx).pages(actor.userId, projectId)
  demandParent(tree, parentId)
  if (wouldCircle(tree, id, parentId)) {
    throw new Refusal('conflict', { detail: 'A page cannot lie below itself' })
  }
  const position = placeAmong(siblingsIn(tree, parentId, id), afterId)
  await tx.page.updateMany({ where: { id }, data: { parentId, position } })
  await logPage(tx, actor, { id, projectId, action: 'page.moved' })
}

/** The key of a place in a project this person writes in, for something that comes from elsewhere. */
export const placeIn = async (tx: Tx, actor: Actor, to: PagePlace): Promise<string> => {
  const project = await loadLivingProject(tx, actor, to.projectId)
  allow(mayWriteProject(projectFacts(project)))
  const tree = await readsOf(tx).pages(actor.userId, to.projectId)
  demandParent(tree, to.parentId)
  return placeAmong(siblingsIn(tree, to.parentId), to.afterId)
}

/**
 * To another project, with everything below it. Everybody's sockets of these pages close and come
 * back with what is allowed there: nothing, for who is no member of it.
 */
const moveAway = async (tx: Tx, actor: Actor, { page, to }: Moving): Promise<void> => {
  allowOnPage(mayMoveAway(factsOf(page)), page)
  const position = await placeIn(tx, actor, to)
  const moved = await tx.$queryRaw<{ id: PageId }[]>`
    select move_page as id from app.move_page(
      ${page.id}::uuid, ${to.projectId}::uuid, ${to.parentId}::uuid, ${position})`
  for (const { id } of moved) await tell(tx, { kind: 'access-changed', pageId: id })
  const event = { id: page.id, action: 'page.moved' }
  await logPage(tx, actor, { ...event, projectId: page.projectId })
  await logPage(tx, actor, { ...event, projectId: to.projectId })
}

interface Moving {
  readonly page: HotPage
  readonly to: PagePlace
}

export interface PageMove {
  readonly pageId: PageId
  readonly to: PagePlace
}

/** Moves pages one after the other in one transaction; a no about one of them is a no to all. */
export const movePages = async (
  tx: Tx,
  actor: Actor,
  moves: readonly PageMove[],
): Promise<Page[]> => {
  await lockTrees(tx, actor, moves)
  for (const { pageId, to } of moves) {
    const page = await loadPage(readsOf(tx), actor, pageId)
    if (page.projectId === to.projectId) await moveWithin(tx, actor, { page, ...placeOf(to) })
    else await moveAway(tx, actor, { page, to })
  }
  const answers: Page[] = []
  for (const id of new Set(moves.map(({ pageId }) => pageId))) {
    answers.push(await answerPage(tx, actor, id))
  }
  return answers
}

const placeOf = ({ parentId, afterId }: PagePlace) => ({ parentId, afterId })

/** In the order of their ids, or two moves the other way round would wait for each other. */
const lockTrees = async (tx: Tx, actor: Actor, moves: readonly PageMove[]): Promise<void> => {
  const projects = new Set(moves.map(({ to }) => to.projectId))
  for (const { pageId } of moves) {
    projects.add((await loadPage(readsOf(tx), actor, pageId)).projectId)
  }
  for (const id of [...projects].sort()) await lockTree(tx, id)
}
