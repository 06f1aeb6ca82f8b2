import { lockPage } from '@chapterhouse/prisma/page-writes'
import { newId, type PageId } from '@chapterhouse/shared/kernel/id'
import type { Page } from '@chapterhouse/shared/pages/contract'
import type { Actor } from '../kernel/actor.ts'
import { allow } from '../kernel/allow.ts'
import { readsOf, type Tx } from '../kernel/database.ts'
import { appendToJournal, recordImport } from './journal.ts'
import { type PageBytes, readPageBytes } from './page-bytes.ts'
import { mayImport } from './policy.ts'
import { factsOf } from './present.ts'
import { allowOnPage, answerPage, loadPage } from './service.ts'
import type { TransferParts } from './transfer/parts.ts'

export interface FillWish {
  readonly pageId: PageId
  readonly templateId: PageId
}

const loadWritable = async (tx: Tx, actor: Actor, id: PageId) => {
  const page = await loadPage(readsOf(tx), actor, id)
  allowOnPage(mayImport(factsOf(page)), page)
  return page
}

/** Two who fill it at once would both have found it empty. */
const demandUnchanged = async (tx: Tx, pageId: PageId, before: PageBytes): Promise<void> => {
  await lockPage(tx, pageId)
  const now = await readPageBytes(tx, pageId)
  const same = now.slice === before.slice && now.rows.length === before.rows.length
  allow(same, 'conflict', 'Somebody began to write in the page')
}

/**
 * Writes what a template shows into an empty page, with its title and icon where the page has none.
 */
export const fillPage = async (
  { db, workshop, clock }: TransferParts,
  actor: Actor,
  { pageId, templateId }: FillWish,
): Promise<Page> => {
  const { page, template, head, from } = await db.withUser(actor.userId, async (tx) => ({
    page: await loadWritable(tx, actor, pageId),
    template: await loadPage(readsOf(tx), actor, templateId),
    head: await readPageBytes(tx, pageId),
    from: await readPageBytes(tx, templateId),
  }))
  const brought = await workshop.run({ kind: 'fill', head, template: from, at: clock.now() })
  const title = page.title.trim() === '' ? template.title : page.title
  const titled = await workshop.run({ kind: 'retitle', head, title })
  return db.withUser(actor.userId, async (tx) => {
    const { projectId, icon } = await loadWritable(tx, actor, pageId)
    await demandUnchanged(tx, pageId, head)
    const name = `From the template “${template.title.trim().slice(0, 160) || 'Untitled'}”`
    await recordImport(tx, { id: newId<'contributions'>(), pageId, title: name, brought })
    await appendToJournal(tx, pageId, titled)
    const data = { title, icon: icon ?? template.icon }
    await tx.page.updateMany({ where: { id: pageId }, data })
    if (template.projectId !== projectId) {
      await tx.$executeRaw`select app.share_uploads(array[${pageId}::uuid], ${projectId}::uuid)`
    }
    return answerPage(tx, actor, pageId)
  })
}
