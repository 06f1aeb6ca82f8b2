import type { HotPage } from '@chapterhouse/prisma/hot'
import { type ContributionId, newId, type PageId } from '@chapterhouse/shared/kernel/id'
import type { Actor } from '../../kernel/actor.ts'
import { readsOf, type Tx } from '../../kernel/database.ts'
import { recordImport } from '../journal.ts'
import { readPageBytes } from '../page-bytes.ts'
import { mayWrite } from '../policy.ts'
import { factsOf } from '../present.ts'
import { allowOnPage, loadPage } from '../service.ts'
import type { TransferParts } from './parts.ts'

export interface ImportWish {
  readonly pageId: PageId
  readonly markdown: string
  readonly mode: 'append' | 'replace'
  readonly fileName?: string | undefined
}

export interface Imported {
  readonly contributionId: ContributionId
  readonly words: number
}

/**
 * Adds Markdown to a page as an IMPORT contribution. The text is read outside any transaction; what
 * others type meanwhile stays, because the update only adds.
 */
export const importInto = async (
  { db, workshop, clock }: TransferParts,
  actor: Actor,
  wish: ImportWish,
): Promise<Imported> => {
  const { pageId, markdown, mode, fileName = null } = wish
  const head = await db.withUser(actor.userId, async (tx) => {
    await demandWritable(tx, actor, pageId)
    return readPageBytes(tx, pageId)
  })
  const brought = await workshop.run({ kind: 'bring', head, markdown, mode, at: clock.now() })
  const id = newId<'contributions'>()
  await db.withUser(actor.userId, async (tx) => {
    await demandWritable(tx, actor, pageId)
    await recordImport(tx, { id, pageId, title: fileName, brought })
  })
  return { contributionId: id, words: brought.words }
}

/** The page, where this person may write into it now. */
export const demandWritable = async (tx: Tx, actor: Actor, pageId: PageId): Promise<HotPage> => {
  const page = await loadPage(readsOf(tx), actor, pageId)
  allowOnPage(mayWrite(factsOf(page)), page)
  return page
}
