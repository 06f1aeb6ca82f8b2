import type { HotPage } from '@chapterhouse/prisma/hot'
import type { PageId } from '@chapterhouse/shared/kernel/id'
import type { Page } from '@chapterhouse/shared/pages/contract'
import type { Actor } from '../kernel/actor.ts'
import { type Database, readsOf, type Tx } from '../kernel/database.ts'
import { tell } from '../kernel/notices.ts'
import { type Description, describe, isDescription } from './describe.ts'
import { appendToJournal } from './journal.ts'
import { moveWithin } from './moves.ts'
import { readPageBytes } from './page-bytes.ts'
import { mayRename, maySetMode } from './policy.ts'
import { factsOf } from './present.ts'
import { allowOnPage, answerPage, loadPage, logPage } from './service.ts'
import type { Workshop } from './workshop/workshop.ts'
import type { Written } from './workshop/writing.ts'

export interface PageChanges extends Description {
  readonly title?: string | undefined
  readonly parentId?: PageId | null | undefined
  readonly afterId?: PageId | null | undefined
  readonly editMode?: Page['editMode'] | undefined
}

export interface ChangeParts {
  readonly db: Database
  readonly workshop: Workshop
}

export interface PageChange {
  readonly id: PageId
  readonly changes: PageChanges
}

/** Renames, moves, protects or locks a page; all of it in one transaction, or nothing. */
export const changePage = async (
  { db, workshop }: ChangeParts,
  actor: Actor,
  { id, changes }: PageChange,
): Promise<Page> => {
  const title = changes.title === undefined ? null : await planTitle()
  return db.withUser(actor.userId, async (tx) => {
    const page = await loadPage(readsOf(tx), actor, id)
    // unlocking comes first and locking last, so that one request may do both with a rename
    const opening = changes.editMode === 'LIVE'
    if (changes.editMode && opening) await setMode(tx, actor, { page, mode: changes.editMode })
    if (title) await rename(tx, actor, { ...title, page: await loadPage(readsOf(tx), actor, id) })
    if (isMove(changes)) await move(tx, actor, { page, changes })
    if (isDescription(changes)) {
      await describe(tx, actor, { page: await loadPage(readsOf(tx), actor, id), to: changes })
    }
    if (changes.editMode && !opening) await setMode(tx, actor, { page, mode: changes.editMode })
    return answerPage(tx, actor, id)
  })

  // the title is in the document: the update that changes it is made from the bytes, beforehand
  async function planTitle() {
    const wanted = changes.title ?? ''
    const head = await db.withUser(actor.userId, async (tx) => {
      const page = await loadPage(readsOf(tx), actor, id)
      if (changes.editMode !== 'LIVE') allowOnPage(mayRename(factsOf(page)), page)
      return readPageBytes(tx, id)
    })
    return { title: wanted, written: await workshop.run({ kind: 'retitle', head, title: wanted }) }
  }
}

interface Rename {
  readonly page: HotPage
  readonly title: string
  readonly written: Written
}

const rename = async (tx: Tx, actor: Actor, { page, title, written }: Rename): Promise<void> => {
  allowOnPage(mayRename(factsOf(page)), page)
  await tx.page.updateMany({ where: { id: page.id }, data: { title } })
  await appendToJournal(tx, page.id, written)
  await logPage(tx, actor, { id: page.id, projectId: page.projectId, action: 'page.renamed' })
}

const isMove = ({ parentId, afterId }: PageChanges): boolean =>
  parentId !== undefined || afterId !== undefined

interface Move {
  readonly page: HotPage
  readonly changes: PageChanges
}

const move = (tx: Tx, actor: Actor, { page, changes }: Move): Promise<void> => {
  const { parentId = page.parentId, afterId } = changes
  return moveWithin(tx, actor, { page, parentId, afterId })
}

interface ModeChange {
  readonly page: HotPage
  readonly mode: Page['editMode']
}

const actions = {
  LIVE: 'page.unlocked',
  PROTECTED: 'page.protected',
  LOCKED: 'page.locked',
} as const

/** Open sockets of the page close and come back with what is allowed now. */
const setMode = async (tx: Tx, actor: Actor, { page, mode }: ModeChange): Promise<void> => {
  allowOnPage(maySetMode(factsOf(page)), page)
  if (page.editMode === mode) return
  const lock = mode === 'LOCKED' ? { lockedBy: actor.userId, lockedAt: new Date() } : unlocked
  await tx.page.updateMany({ where: { id: page.id }, data: { editMode: mode, ...lock } })
  await tell(tx, { kind: 'access-changed', pageId: page.id })
  await logPage(tx, actor, { id: page.id, projectId: page.projectId, action: actions[mode] })
}

const unlocked = { lockedBy: null, lockedAt: null } as const
