import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Request } from 'express'
import type { Actor } from '../../kernel/actor.ts'
import { allow } from '../../kernel/allow.ts'
import type { Tx } from '../../kernel/database.ts'
import { mayWrite } from '../../projects/policy.ts'
import { factsOf } from '../../projects/present.ts'
import { loadLivingProject } from '../../projects/service.ts'
import type { BroughtTree } from '../formats/read/tree.ts'
import { receive } from './given.ts'
import { bringPictures } from './illustrate.ts'
import { insertTree, type NewPage } from './insert-tree.ts'
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

/** Makes pages of a file or of a zip. They come together or not at all, at the end of the project. */
export const importTree = async (
  parts: TransferParts,
  actor: Actor,
  { projectId, request }: TreeWish,
): Promise<ImportedTree> => {
  await parts.db.withUser(actor.userId, demandProject(actor, projectId))
  const file = await receive(parts, actor, request)
  const tree = await parts.workshop.run({ kind: 'read-tree', name: file.name, bytes: file.bytes })
  return settleTree(parts, actor, { projectId, tree, fileName: file.title })
}

const demandProject =
  (actor: Actor, projectId: ProjectId) =>
  async (tx: Tx): Promise<ProjectId> => {
    const project = await loadLivingProject(tx, actor, projectId)
    allow(mayWrite(factsOf(project)))
    return projectId
  }

export interface Settled {
  readonly projectId: ProjectId
  readonly tree: BroughtTree
  readonly fileName: string | null
}

/** Writes pages that were read into a project: their uploads first, then all of them at once. */
export const settleTree = async (
  parts: TransferParts,
  actor: Actor,
  { projectId, tree, fileName }: Settled,
): Promise<ImportedTree> => {
  const { db, workshop, clock } = parts
  const placeIn = demandProject(actor, projectId)
  const texts = tree.pages.flatMap((page) => [page, ...(page.versions ?? [])])
  const { content, kept, remarks, uploads } = await bringPictures(parts, actor, {
    content: texts.map((text) => text.content),
    pictures: tree.pictures,
    placeIn,
  })
  const placed = new Map(texts.map((text, index) => [text, content[index] ?? text.content]))
  const pages: NewPage[] = []
  for (const page of tree.pages) {
    const { title } = page
    const whole = (text: (typeof texts)[number]) => ({
      title,
      content: placed.get(text) ?? page.content,
    })
    const composed = await workshop.run({ kind: 'compose', ...whole(page), at: clock.now() })
    const versions: NewPage['versions'][number][] = []
    for (const version of page.versions ?? []) {
      versions.push({
        ...version,
        kept: await workshop.run({ kind: 'keep-text', ...whole(version) }),
      })
    }
    pages.push({ ...page, composed, versions })
  }
  const insert = async (tx: Tx) => {
    await placeIn(tx)
    return insertTree(tx, actor, { projectId, pages, fileName, uploads })
  }
  const said = await db.withUser(actor.userId, insert, { timeout: 60_000 })
  const made = pages.map(({ id, parentId, title }) => ({ id, parentId, title }))
  return { pages: made, pictures: kept, remarks: [...tree.remarks, ...remarks, ...said] }
}
