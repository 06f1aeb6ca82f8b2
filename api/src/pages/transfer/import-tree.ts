import { newId, type PageId, type ProjectId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Request } from 'express'
import { generateNKeysBetween } from 'fractional-indexing'
import type { Actor } from '../../kernel/actor.ts'
import { allow } from '../../kernel/allow.ts'
import { readsOf, type Tx } from '../../kernel/database.ts'
import { readUpload } from '../../kernel/upload.ts'
import { mayWrite } from '../../projects/policy.ts'
import { factsOf } from '../../projects/present.ts'
import { loadLivingProject } from '../../projects/service.ts'
import type { BroughtPage } from '../formats/read/tree.ts'
import { appendToJournal, recordImport } from '../journal.ts'
import { siblingsIn } from '../position.ts'
import { lockTree, logPage } from '../service.ts'
import type { Composed } from '../workshop/composing.ts'
import { bringPictures, fileSize } from './import-file.ts'
import type { TransferParts } from './parts.ts'

/** What an import hears that finds too many others before it. */
export const importsBusy = () =>
  new Refusal('rate_limited', { detail: 'Many files are being brought in', retryAfter: 10 })

export interface TreeWish {
  readonly projectId: ProjectId
  readonly request: Request
}

export interface ImportedTree {
  readonly pages: { id: PageId; parentId: PageId | null; title: string }[]
  readonly pictures: number
  readonly remarks: string[]
}

interface NewTree {
  readonly projectId: ProjectId
  readonly pages: readonly (BroughtPage & { readonly composed: Composed })[]
  readonly fileName: string
}

/** Makes pages of a file or of a zip. They come together or not at all, at the end of the project. */
export const importTree = async (
  parts: TransferParts,
  actor: Actor,
  { projectId, request }: TreeWish,
): Promise<ImportedTree> => {
  const { db, workshop, clock, receiving } = parts
  const demandProject = async (tx: Tx): Promise<ProjectId> => {
    const project = await loadLivingProject(tx, actor, projectId)
    allow(mayWrite(factsOf(project)))
    return projectId
  }
  await db.withUser(actor.userId, demandProject)
  const file = await receiving(() => readUpload(request, fileSize))
  const tree = await workshop.run({ kind: 'read-tree', ...file })
  const { content, kept, remarks } = await bringPictures(parts, actor, {
    content: tree.pages.map((page) => page.content),
    pictures: tree.pictures,
    placeIn: demandProject,
  })
  const pages: NewTree['pages'][number][] = []
  for (const [index, page] of tree.pages.entries()) {
    const text = { title: page.title, content: content[index] ?? page.content, at: clock.now() }
    pages.push({ ...page, composed: await workshop.run({ kind: 'compose', ...text }) })
  }
  const insert = async (tx: Tx) => {
    await demandProject(tx)
    await insertTree(tx, actor, { projectId, pages, fileName: file.name })
  }
  await db.withUser(actor.userId, insert, { timeout: 60_000 })
  const made = pages.map(({ id, parentId, title }) => ({ id, parentId, title }))
  return { pages: made, pictures: kept, remarks: [...tree.remarks, ...remarks] }
}

/** The place of every page: after what is there, in the order they came. */
const positionsOf = (pages: NewTree['pages'], last: string | null): ReadonlyMap<PageId, string> => {
  const positions = new Map<PageId, string>()
  const families = Map.groupBy(pages, ({ parentId }) => parentId)
  for (const [parentId, children] of families) {
    const keys = generateNKeysBetween(parentId === null ? last : null, null, children.length)
    children.forEach(({ id }, index) => {
      positions.set(id, keys[index] ?? 'a0')
    })
  }
  return positions
}

const insertTree = async (
  tx: Tx,
  actor: Actor,
  { projectId, pages, fileName }: NewTree,
): Promise<void> => {
  await lockTree(tx, projectId)
  const there = siblingsIn(await readsOf(tx).pages(actor.userId, projectId), null)
  const positions = positionsOf(pages, there.at(-1)?.position ?? null)
  await tx.page.createMany({
    data: pages.map(({ id, parentId, composed }) => ({
      id,
      projectId,
      parentId,
      position: positions.get(id) ?? 'a0',
      title: composed.title,
      kind: 'CHAPTER' as const,
      schema: 'PROSE' as const,
      createdBy: actor.userId,
    })),
  })
  for (const { id, composed } of pages) {
    await appendToJournal(tx, id, composed.titled)
    const title = fileName || null
    if (!composed.text) continue
    const contributionId = newId<'contributions'>()
    await recordImport(tx, { id: contributionId, pageId: id, title, brought: composed.text })
  }
  const [first] = pages
  if (first) await logPage(tx, actor, { id: first.id, projectId, action: 'page.imported' })
}
