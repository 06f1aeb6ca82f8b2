import type { HotPage } from '@chapterhouse/prisma/hot'
import { newId, type PageId, type ProjectId } from '@chapterhouse/shared/kernel/id'
import type { Page } from '@chapterhouse/shared/pages/contract'
import { Refusal } from '@chapterhouse/shared/refusals'
import { record } from '../kernel/activity.ts'
import type { Actor } from '../kernel/actor.ts'
import { allow, found } from '../kernel/allow.ts'
import { type Database, type Reads, readsOf, type Tx } from '../kernel/database.ts'
import { tell } from '../kernel/notices.ts'
import { demandRoom, mostPages } from '../kernel/room.ts'
import { mayWrite as mayWriteProject } from '../projects/policy.ts'
import { factsOf as projectFacts } from '../projects/present.ts'
import { loadLivingProject } from '../projects/service.ts'
import { heldByMode, mayDelete, mayRead, mayUndelete } from './policy.ts'
import { placeAmong, siblingsIn } from './position.ts'
import { factsOf, presentPage } from './present.ts'

/** A page whose head this person may read, or 404; the trash answers 404 too. Who is paused is told so. */
export const loadPage = async (reads: Pick<Reads, 'page' | 'paused'>, actor: Actor, id: PageId) => {
  const known = await reads.page(actor.userId, id)
  if (!known && (await reads.paused(actor.userId, { pageId: id }))) throw new Refusal('paused')
  const page = found(known)
  // a public page is readable, its head is not
  return found(mayRead(factsOf(page)) && page.epoch !== null ? page : null)
}

/** The same, from the trash too, for those who may take it out again. */
export const loadTrashedPage = async (reads: Pick<Reads, 'page'>, actor: Actor, id: PageId) => {
  const page = found(await reads.page(actor.userId, id))
  return found(page.epoch !== null && page.caps.includes('read') ? page : null)
}

/** Goes on, or refuses: with `locked` when only the page's mode stands in the way. */
export const allowOnPage = (yes: boolean, page: HotPage): void => {
  if (yes) return
  const held = heldByMode(factsOf(page))
  const detail = page.editMode === 'LOCKED' ? 'The page is locked' : 'The page is protected'
  throw held ? new Refusal('locked', { detail }) : new Refusal('forbidden')
}

interface Name {
  readonly display_name: string
}

/** A page with the name of who made it. */
export const presentWithCreator = async (
  ask: (userId: string) => Promise<Name[]>,
  page: HotPage,
): Promise<Page> => {
  const [creator] = page.createdBy ? await ask(page.createdBy) : []
  return presentPage(page, creator?.display_name ?? null)
}

/** Names outside a transaction. */
export const namesOf = (db: Database) => (userId: string) =>
  db.ask<Name>`select display_name from public_profiles where id = ${userId}`

/** Names as the transaction sees them. */
export const namesIn = (tx: Tx) => (userId: string) =>
  tx.$queryRaw<Name[]>`select display_name from public_profiles where id = ${userId}::uuid`

/** The page as it is after a change in this transaction. */
export const answerPage = async (tx: Tx, actor: Actor, id: PageId): Promise<Page> =>
  presentWithCreator(namesIn(tx), await loadPage(readsOf(tx), actor, id))

/** Two moves at once would compute one place; they queue per project, as the tree's guard does. */
export const lockTree = async (tx: Tx, projectId: ProjectId): Promise<void> => {
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(${`tree:${projectId}`}, 0))`
}

export interface NewPage {
  /** One that the person's device has given it already. */
  readonly id?: PageId | undefined
  readonly projectId: ProjectId
  readonly title: string
  readonly kind?: 'CHAPTER' | 'NOTES' | 'CODEX_ENTRY' | undefined
  readonly parentId?: PageId | null | undefined
  readonly icon?: string | null | undefined
}

/** Inserts an empty page at the end of its siblings; its title is not in the document yet. */
export const insertPage = async (tx: Tx, actor: Actor, what: NewPage): Promise<PageId> => {
  const { projectId, title, kind = 'CHAPTER', parentId = null, icon = null } = what
  const project = await loadLivingProject(tx, actor, projectId)
  allow(mayWriteProject(projectFacts(project)))
  await lockTree(tx, projectId)
  const tree = await readsOf(tx).pages(actor.userId, projectId)
  demandParent(tree, parentId)
  demandRoomForPages(tree.length + 1)
  const id = what.id ?? newId<'pages'>()
  const position = placeAmong(siblingsIn(tree, parentId), undefined)
  const data = { id, projectId, parentId, title, icon, position, kind, createdBy: actor.userId }
  await tx.page.createMany({ data: [{ ...data, schema: 'PROSE' }] })
  await logPage(tx, actor, { id, projectId, action: 'page.created' })
  return id
}

/** Refuses pages beyond what one project holds. */
export const demandRoomForPages = (wanted: number): void =>
  demandRoom({
    wanted,
    most: mostPages,
    detail: `There is room for ${mostPages} pages in a project`,
  })

export const demandParent = (tree: readonly { id: string }[], parentId: string | null): void => {
  if (parentId === null || tree.some(({ id }) => id === parentId)) return
  throw new Refusal('not_found', { detail: 'The page to put it under is not there' })
}

/** Into the trash with everything below it; the sockets of all of them close. Answers which went. */
export const deletePage = async (tx: Tx, actor: Actor, id: PageId): Promise<PageId[]> => {
  const page = await loadPage(readsOf(tx), actor, id)
  allowOnPage(mayDelete(factsOf(page)), page)
  const gone = await tx.$queryRaw<
    { id: PageId }[]
  >`select trash_page as id from app.trash_page(${id}::uuid)`
  for (const { id: pageId } of gone) await tell(tx, { kind: 'access-changed', pageId })
  await logPage(tx, actor, { id, projectId: page.projectId, action: 'page.deleted' })
  return gone.map((one) => one.id)
}

/** Back from the trash with what went there at the same moment. Answers which came. */
export const undeletePage = async (tx: Tx, actor: Actor, id: PageId): Promise<PageId[]> => {
  const page = await loadTrashedPage(readsOf(tx), actor, id)
  allow(page.deletedAt !== null, 'conflict', 'The page is not in the trash')
  allow(mayUndelete(factsOf(page)))
  await lockTree(tx, page.projectId)
  const back = await tx.$queryRaw<
    { id: PageId }[]
  >`select restore_page as id from app.restore_page(${id}::uuid)`
  await logPage(tx, actor, { id, projectId: page.projectId, action: 'page.restored' })
  return back.map((one) => one.id)
}

export interface PageEvent {
  readonly id: PageId
  readonly projectId: ProjectId
  readonly action: string
}

export const logPage = (tx: Tx, actor: Actor, { id, projectId, action }: PageEvent) =>
  record(tx, {
    category: 'ACTIVITY',
    action,
    actorId: actor.userId,
    projectId,
    resource: ['page', id],
  })
