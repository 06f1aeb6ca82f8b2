import { childrenOf, type DocNode } from '@chapterhouse/shared/editor/node'
import {
  type ContributionId,
  newId,
  type PageId,
  type ProjectId,
} from '@chapterhouse/shared/kernel/id'
import { importLimit } from '@chapterhouse/shared/pages/transfer'
import type { Request } from 'express'
import { keepPictures } from '../../assets/pictures/service.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Tx } from '../../kernel/database.ts'
import { readUpload } from '../../kernel/upload.ts'
import type { BroughtPicture, BroughtText } from '../formats/read/brought.ts'
import { recordImport } from '../journal.ts'
import { readPageBytes } from '../page-bytes.ts'
import { demandWritable } from './import.ts'
import type { TransferParts } from './parts.ts'
import { withUploads } from './uploads.ts'

/** Bytes of a file that is brought in. */
export const fileSize = { bytes: importLimit, sentence: 'A file may have 100 MB' }

export interface FileWish {
  readonly pageId: PageId
  readonly request: Request
}

export interface ImportedFile {
  readonly contributionId: ContributionId
  readonly words: number
  readonly pictures: number
  readonly remarks: string[]
}

/** A title that stood in the text stands there again: the page has one of its own. */
const withHeading = ({ title, shown, content }: BroughtText): DocNode => {
  if (!shown || !title) return content
  const text: DocNode = { type: 'text', text: title }
  const heading: DocNode = { type: 'heading', attrs: { level: 1 }, content: [text] }
  return { ...content, content: [heading, ...childrenOf(content)] }
}

/** Adds a file to a page. It is read beside the thread that answers, with nothing locked meanwhile. */
export const importFileInto = async (
  parts: TransferParts,
  actor: Actor,
  { pageId, request }: FileWish,
): Promise<ImportedFile> => {
  const { db, workshop, clock, receiving } = parts
  await db.withUser(actor.userId, (tx) => demandWritable(tx, actor, pageId))
  const file = await receiving(() => readUpload(request, fileSize))
  const text = await workshop.run({ kind: 'read-file', ...file })
  const placeIn = async (tx: Tx) => (await demandWritable(tx, actor, pageId)).projectId
  const { content, kept, remarks } = await bringPictures(parts, actor, {
    content: [withHeading(text)],
    pictures: text.pictures,
    placeIn,
  })
  const [document] = content
  const head = await db.withUser(actor.userId, (tx) => readPageBytes(tx, pageId))
  const add = { head, content: document ?? text.content, mode: 'append' as const, at: clock.now() }
  const brought = await workshop.run({ kind: 'add', ...add })
  const contributionId = newId<'contributions'>()
  await db.withUser(actor.userId, async (tx) => {
    await demandWritable(tx, actor, pageId)
    await recordImport(tx, { id: contributionId, pageId, title: file.name || null, brought })
  })
  const said = [...text.remarks, ...remarks]
  return { contributionId, words: brought.words, pictures: kept, remarks: said }
}

export interface Illustrated {
  readonly content: readonly DocNode[]
  readonly pictures: readonly BroughtPicture[]
  readonly placeIn: (tx: Tx) => Promise<ProjectId>
}

/** Makes uploads of the pictures of some texts and puts them in their places. */
export const bringPictures = async (
  { pictures: store }: TransferParts,
  actor: Actor,
  { content, pictures, placeIn }: Illustrated,
) => {
  const uploads = await keepPictures(store, actor, { found: pictures, placeIn })
  const names = new Map(pictures.map(({ key, name }) => [key, name]))
  const lost = pictures.length - uploads.size
  const remarks = lost > 0 ? [lostPictures(lost)] : []
  const placed = content.map((one) => withUploads(one, { uploads, names }))
  return { content: placed, kept: uploads.size, remarks }
}

const lostPictures = (count: number): string =>
  count === 1
    ? 'One picture is of a kind that is not taken; it is named, not shown.'
    : `${count} pictures are of a kind that is not taken; they are named, not shown.`
