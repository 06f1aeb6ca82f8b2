import type { HotPage } from '@chapterhouse/prisma/hot'
import { childrenOf, type DocNode } from '@chapterhouse/shared/editor/node'
import { type ContributionId, newId, type PageId } from '@chapterhouse/shared/kernel/id'
import type { Request } from 'express'
import type { Actor } from '../../kernel/actor.ts'
import { readsOf, type Tx } from '../../kernel/database.ts'
import type { BroughtText } from '../formats/read/brought.ts'
import { recordImport } from '../journal.ts'
import { readPageBytes } from '../page-bytes.ts'
import { mayImport } from '../policy.ts'
import { factsOf } from '../present.ts'
import { allowOnPage, loadPage } from '../service.ts'
import { type Given, receive } from './given.ts'
import { bringPictures } from './illustrate.ts'
import type { TransferParts } from './parts.ts'

/** Markdown that came as JSON, in place of a file. */
export interface MarkdownWish {
  readonly markdown: string
  readonly mode: 'append' | 'replace'
  readonly fileName?: string | undefined
}

export interface ImportWish {
  readonly pageId: PageId
  readonly request: Request
  readonly body: MarkdownWish | undefined
}

export interface Imported {
  readonly contributionId: ContributionId
  readonly words: number
  readonly pictures: number
  readonly remarks: string[]
}

const asFile = ({ markdown, fileName }: MarkdownWish): Given => ({
  bytes: Buffer.from(markdown),
  name: 'text.md',
  title: fileName ?? null,
})

/** A title that stood in the text stands there again: the page has one of its own. */
const withHeading = ({ title, shown, content }: BroughtText): DocNode => {
  if (!shown || !title) return content
  const text: DocNode = { type: 'text', text: title }
  const heading: DocNode = { type: 'heading', attrs: { level: 1 }, content: [text] }
  return { ...content, content: [heading, ...childrenOf(content)] }
}

/**
 * Adds a file to a page as an IMPORT contribution. It is read beside the thread that answers and outside
 * any transaction; what others type meanwhile stays, because the update only adds.
 */
export const importInto = async (
  parts: TransferParts,
  actor: Actor,
  { pageId, request, body }: ImportWish,
): Promise<Imported> => {
  const { db, workshop, clock } = parts
  await db.withUser(actor.userId, (tx) => demandWritable(tx, actor, pageId))
  const file = body ? asFile(body) : await receive(parts, actor, request)
  const text = await workshop.run({ kind: 'read-file', name: file.name, bytes: file.bytes })
  const placeIn = async (tx: Tx) => (await demandWritable(tx, actor, pageId)).projectId
  const { content, kept, remarks } = await bringPictures(parts, actor, {
    content: [withHeading(text)],
    pictures: text.pictures,
    placeIn,
  })
  const head = await db.withUser(actor.userId, (tx) => readPageBytes(tx, pageId))
  const mode = body?.mode ?? 'append'
  const add = { head, content: content[0] ?? text.content, mode, at: clock.now() }
  const brought = await workshop.run({ kind: 'add', ...add })
  const contributionId = newId<'contributions'>()
  await db.withUser(actor.userId, async (tx) => {
    await demandWritable(tx, actor, pageId)
    await recordImport(tx, { id: contributionId, pageId, title: file.title, brought })
  })
  const said = [...text.remarks, ...remarks]
  return { contributionId, words: brought.words, pictures: kept, remarks: said }
}

/** The page, where this person may write into it now. */
const demandWritable = async (tx: Tx, actor: Actor, pageId: PageId): Promise<HotPage> => {
  const page = await loadPage(readsOf(tx), actor, pageId)
  allowOnPage(mayImport(factsOf(page)), page)
  return page
}
