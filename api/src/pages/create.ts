import { newId } from '@chapterhouse/shared/kernel/id'
import type { Page } from '@chapterhouse/shared/pages/contract'
import type { Actor } from '../kernel/actor.ts'
import { allow } from '../kernel/allow.ts'
import type { Tx } from '../kernel/database.ts'
import { mayWrite } from '../projects/policy.ts'
import { factsOf } from '../projects/present.ts'
import { loadLivingProject } from '../projects/service.ts'
import { appendToJournal, recordImport } from './journal.ts'
import { answerPage, insertPage, type NewPage } from './service.ts'
import type { TransferParts } from './transfer/parts.ts'
import type { Brought } from './workshop/writing.ts'

const emptyHead = { stored: null, rows: [] } as const

/** Creates a page, empty or from Markdown. The page, its title and its text come together or not at all. */
export const createPage = async (
  parts: TransferParts,
  actor: Actor,
  { markdown, ...what }: NewPage & { readonly markdown?: string | undefined },
): Promise<Page> => {
  const { db, workshop, clock } = parts
  // a no costs nothing: before a long text is read, and again inside the transaction
  await db.withUser(actor.userId, async (tx) => {
    const project = await loadLivingProject(tx, actor, what.projectId)
    allow(mayWrite(factsOf(project)))
  })
  const titled = await workshop.run({ kind: 'retitle', head: emptyHead, title: what.title })
  const brought = markdown?.trim()
    ? await workshop.run({
        kind: 'bring',
        head: emptyHead,
        markdown,
        mode: 'append',
        at: clock.now(),
      })
    : null
  return db.withUser(actor.userId, async (tx) => {
    const made = await madeBefore(tx, actor, what)
    if (made) return answerPage(tx, actor, made)
    const pageId = await insertPage(tx, actor, what)
    await appendToJournal(tx, pageId, titled)
    if (brought) await recordImport(tx, importOf(pageId, brought))
    return answerPage(tx, actor, pageId)
  })
}

/**
 * The page of this id, where the same person made it in the same project and never heard the answer.
 * A page of somebody else is in the way: where it cannot be seen, the table says so.
 */
const madeBefore = async (
  tx: Tx,
  actor: Actor,
  { id, projectId }: NewPage,
): Promise<Page['id'] | null> => {
  if (id === undefined) return null
  const page = await tx.page.findFirst({
    where: { id },
    select: { projectId: true, createdBy: true },
  })
  if (page === null) return null
  const own = page.createdBy === actor.userId && page.projectId === projectId
  allow(own, 'conflict', 'Another page has this id')
  return id
}

const importOf = (pageId: Page['id'], brought: Brought) => ({
  id: newId<'contributions'>(),
  pageId,
  title: null,
  brought,
})
