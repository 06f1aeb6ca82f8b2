import type { HotPage, HotPageLine } from '@chapterhouse/prisma/hot'
import { newId, type PageId } from '@chapterhouse/shared/kernel/id'
import { must } from '@chapterhouse/shared/kernel/must'
import type { Page } from '@chapterhouse/shared/pages/contract'
import { mostCopies, type PagePlace } from '@chapterhouse/shared/pages/moves'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Actor } from '../kernel/actor.ts'
import { readsOf, type Tx } from '../kernel/database.ts'
import { appendToJournal, recordImport } from './journal.ts'
import { placeIn } from './moves.ts'
import { type PageBytes, readPageBytes } from './page-bytes.ts'
import { siblingsIn } from './position.ts'
import { answerPage, demandRoomForPages, loadPage, lockTree, logPage } from './service.ts'
import type { TransferParts } from './transfer/parts.ts'
import type { Copied } from './workshop/copying.ts'

export interface CopyWish {
  readonly pageId: PageId
  /** Beside the page unless told. */
  readonly to?: PagePlace | undefined
  readonly withSubpages: boolean
  readonly as: 'copy' | 'page' | 'template'
}

/** A page that is copied, and the id its copy will have. */
interface Original {
  readonly copyId: PageId
  readonly page: HotPage
  /** Of the copy; null for the first, which goes where it is wished. */
  readonly parentId: PageId | null
  readonly head: PageBytes
}

interface Plan {
  readonly to: PagePlace
  readonly prefix: string
  readonly asTemplate: boolean
  readonly originals: readonly Original[]
}

/** Bytes of all documents of one copy: they are in memory together. */
const mostBytes = 64 * 1024 * 1024

/**
 * Copies what pages show now, without their history, under the name of who copies. The texts are
 * written outside any transaction; the pages come together or not at all.
 */
export const copyPage = async (
  parts: TransferParts,
  actor: Actor,
  wish: CopyWish,
): Promise<Page> => {
  const { db, workshop, clock } = parts
  const plan = await db.withUser(actor.userId, (tx) => planCopy(tx, actor, wish))
  const copies: Copy[] = []
  for (const original of plan.originals) {
    const prefix = original.parentId === null ? plan.prefix : ''
    const what = { head: original.head, prefix, listed: original.page.title, at: clock.now() }
    copies.push({ ...original, copied: await workshop.run({ kind: 'copy', ...what }) })
  }
  const insert = (tx: Tx) => insertCopies(tx, actor, { ...plan, copies })
  return db.withUser(actor.userId, insert, { timeout: 60_000 })
}

/** Refuses what cannot be done before anything is read or written. */
const planCopy = async (tx: Tx, actor: Actor, wish: CopyWish): Promise<Plan> => {
  const page = await loadPage(readsOf(tx), actor, wish.pageId)
  const to = wish.to ?? besides(page)
  await placeIn(tx, actor, { ...to, afterId: undefined })
  const lines = wish.withSubpages ? await readsOf(tx).pages(actor.userId, page.projectId) : []
  const originals = await readOriginals(tx, actor, { page, lines })
  const isHere = to.projectId === page.projectId
  const prefix = isHere && wish.as === 'copy' ? 'Copy of ' : ''
  return { to, originals, prefix, asTemplate: wish.as === 'template' }
}

const besides = ({ projectId, parentId, id }: HotPage): PagePlace => ({
  projectId,
  parentId,
  afterId: id,
})

interface Branch {
  readonly page: HotPage
  readonly lines: readonly HotPageLine[]
}

/** The page and those below it, parents first. */
const readOriginals = async (tx: Tx, actor: Actor, { page, lines }: Branch) => {
  const originals: Original[] = []
  let bytes = 0
  const read = async (one: HotPage, parentId: PageId | null): Promise<void> => {
    const head = await readPageBytes(tx, one.id)
    bytes += head.stored.state.length + head.rows.reduce((sum, row) => sum + row.data.length, 0)
    if (originals.length === mostCopies || bytes > mostBytes) throw tooMuch()
    const copyId = newId<'pages'>()
    originals.push({ copyId, page: one, parentId, head })
    for (const { id } of siblingsIn(lines, one.id)) {
      await read(await loadPage(readsOf(tx), actor, id), copyId)
    }
  }
  await read(page, null)
  return originals
}

const tooMuch = () =>
  new Refusal('too_large', { detail: `A copy takes ${mostCopies} pages or 64 MB at once` })

interface Copy extends Original {
  readonly copied: Copied
}

interface Copies extends Pick<Plan, 'to' | 'asTemplate'> {
  readonly copies: readonly Copy[]
}

const insertCopies = async (tx: Tx, actor: Actor, what: Copies): Promise<Page> => {
  const { to, copies, asTemplate } = what
  const first = must(copies[0], 'the page that is copied')
  // in the trash by now, or out of this person's reach: then it is not copied either
  await loadPage(readsOf(tx), actor, first.page.id)
  await lockTree(tx, to.projectId)
  const there = await readsOf(tx).pages(actor.userId, to.projectId)
  demandRoomForPages(there.length + copies.length)
  const position = await placeBeside(tx, actor, { to, first })
  await tx.page.createMany({
    data: copies.map(({ copyId, page, parentId, copied }) => ({
      id: copyId,
      projectId: to.projectId,
      parentId: parentId ?? to.parentId,
      position: copyId === first.copyId ? position : page.position,
      title: copied.title,
      kind: page.kind,
      schema: page.schema,
      schemaVersion: page.schemaVersion,
      icon: page.icon,
      coverId: page.coverId,
      coverPosition: page.coverPosition,
      language: page.language,
      properties: page.properties ?? [],
      isTemplate: asTemplate && copyId === first.copyId,
      createdBy: actor.userId,
    })),
  })
  for (const copy of copies) await writeCopy(tx, copy)
  if (to.projectId !== first.page.projectId) await shareUploads(tx, what)
  const event = { id: first.copyId, projectId: to.projectId, action: 'page.copied' }
  await logPage(tx, actor, event)
  return answerPage(tx, actor, first.copyId)
}

/** Beside a page that was moved meanwhile is at the end of where it was. */
const placeBeside = async (
  tx: Tx,
  actor: Actor,
  { to, first }: { readonly to: PagePlace; readonly first: Original },
): Promise<string> => {
  const now = await loadPage(readsOf(tx), actor, first.page.id)
  const stays = now.parentId === to.parentId && now.projectId === to.projectId
  const afterId = to.afterId === first.page.id && !stays ? undefined : to.afterId
  return placeIn(tx, actor, { ...to, afterId })
}

const writeCopy = async (tx: Tx, { copyId, page, copied }: Copy): Promise<void> => {
  await appendToJournal(tx, copyId, copied.titled)
  if (!copied.text) return
  const title = `Copy of “${page.title.trim().slice(0, 180) || 'Untitled'}”`
  const id = newId<'contributions'>()
  await recordImport(tx, { id, pageId: copyId, title, brought: copied.text })
}

const shareUploads = async (tx: Tx, { to, copies }: Copies): Promise<void> => {
  const ids = `{${copies.map(({ copyId }) => copyId).join(',')}}`
  await tx.$executeRaw`select app.share_uploads(${ids}::uuid[], ${to.projectId}::uuid)`
}
