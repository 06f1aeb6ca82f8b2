import type { HotShelfLine } from '@chapterhouse/prisma/hot'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import {
  mostFavourites,
  mostVisits,
  type Shelf,
  type ShelfLine,
} from '@chapterhouse/shared/pages/shelf'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Actor } from '../../kernel/actor.ts'
import { type Database, readsOf, type Tx } from '../../kernel/database.ts'
import { placeAmong } from '../position.ts'
import { loadPage } from '../service.ts'

const presentLine = (row: HotShelfLine): ShelfLine => ({
  id: row.id,
  projectId: row.projectId,
  projectTitle: row.projectTitle,
  title: row.title,
  icon: row.icon,
  wordCount: row.wordCount,
  at: row.at.toISOString(),
})

/** The person's own lists, without what they may not read any more. */
export const readShelf = async (db: Database, actor: Actor): Promise<Shelf> => {
  const rows = await db.hot.shelf(actor.userId, mostVisits)
  const on = (shelf: HotShelfLine['shelf']) =>
    rows.filter((row) => row.shelf === shelf).map(presentLine)
  return { favourites: on('favorite'), visits: on('visit') }
}

/** Two changes of one person's list at once would compute one place. */
const lockList = async (tx: Tx, { userId }: Actor): Promise<void> => {
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(${`favourites:${userId}`}, 0))`
}

export interface Favourite {
  readonly pageId: PageId
  readonly afterId?: PageId | null | undefined
}

/** Marks a page, or moves its mark; one that is there stays where it is unless a place is told. */
export const addFavourite = async (
  tx: Tx,
  actor: Actor,
  { pageId, afterId }: Favourite,
): Promise<void> => {
  await loadPage(readsOf(tx), actor, pageId)
  await lockList(tx, actor)
  const all = await tx.pageFavorite.findMany({ where: { userId: actor.userId } })
  const isThere = all.some((one) => one.pageId === pageId)
  if (isThere && afterId === undefined) return
  if (!isThere && all.length >= mostFavourites) throw tooMany()
  const others = all
    .filter((one) => one.pageId !== pageId)
    .map(asBranch)
    .sort(inOrder)
  const position = placeAmong(others, afterId)
  const where = { userId: actor.userId, pageId }
  if (isThere) await tx.pageFavorite.updateMany({ where, data: { position } })
  else await tx.pageFavorite.createMany({ data: [{ ...where, position }] })
}

const tooMany = () =>
  new Refusal('too_large', { detail: `There is room for ${mostFavourites} favourites` })

const asBranch = ({ pageId, position }: { pageId: string; position: string }) => ({
  id: pageId,
  parentId: null,
  position,
})
type Branch = ReturnType<typeof asBranch>
const inOrder = (a: Branch, b: Branch) => (a.position < b.position ? -1 : 1)

/** Takes the mark away, from a page one may not read any more too. */
export const removeFavourite = async (tx: Tx, actor: Actor, pageId: PageId): Promise<void> => {
  const { count } = await tx.pageFavorite.deleteMany({ where: { userId: actor.userId, pageId } })
  if (count === 0) await loadPage(readsOf(tx), actor, pageId)
}

/** Notes that this person opened the page: one row, and none when they did so a moment ago. */
export const visitPage = async (tx: Tx, actor: Actor, pageId: PageId): Promise<void> => {
  await loadPage(readsOf(tx), actor, pageId)
  await tx.$executeRaw`select app.visit_page(${pageId}::uuid)`
}
