import { assetId, newId, type PageId, type ProjectId } from '@chapterhouse/shared/kernel/id'
import { generateNKeysBetween } from 'fractional-indexing'
import type { Actor } from '../../kernel/actor.ts'
import { readsOf, type Tx } from '../../kernel/database.ts'
import type { BroughtPage } from '../formats/read/tree.ts'
import { appendToJournal, recordImport } from '../journal.ts'
import { siblingsIn } from '../position.ts'
import { demandRoomForPages, lockTree, logPage } from '../service.ts'
import type { Composed } from '../workshop/composing.ts'
import { type ForeignVersion, insertVersions } from './foreign-versions.ts'
import { ownProperties } from './own-properties.ts'

export interface NewPage extends Omit<BroughtPage, 'versions'> {
  readonly composed: Composed
  readonly versions: readonly ForeignVersion[]
}

export interface NewTree {
  readonly projectId: ProjectId
  readonly pages: readonly NewPage[]
  readonly fileName: string | null
  /** Addresses of uploads by the key their picture came with. */
  readonly uploads: ReadonlyMap<string, string>
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

/** Inserts pages with their texts and versions; answers what was simplified. */
export const insertTree = async (tx: Tx, actor: Actor, tree: NewTree): Promise<string[]> => {
  const { projectId, pages, fileName } = tree
  await lockTree(tx, projectId)
  const lines = await readsOf(tx).pages(actor.userId, projectId)
  demandRoomForPages(lines.length + pages.length)
  const there = siblingsIn(lines, null)
  const positions = positionsOf(pages, there.at(-1)?.position ?? null)
  const remarks = new Set<string>()
  await tx.page.createMany({
    data: pages.map((page) => ({
      id: page.id,
      projectId,
      parentId: page.parentId,
      position: positions.get(page.id) ?? 'a0',
      title: page.composed.title,
      schema: 'PROSE' as const,
      createdBy: actor.userId,
      ...dressOf(page, actor, { uploads: tree.uploads, remarks }),
    })),
  })
  for (const { id, composed, versions } of pages) {
    await appendToJournal(tx, id, composed.titled)
    await insertVersions(tx, actor, { pageId: id, versions })
    if (!composed.text) continue
    const contributionId = newId<'contributions'>()
    await recordImport(tx, {
      id: contributionId,
      pageId: id,
      title: fileName,
      brought: composed.text,
    })
  }
  const [first] = pages
  if (first) await logPage(tx, actor, { id: first.id, projectId, action: 'page.imported' })
  return [...remarks]
}

interface Dressing {
  readonly uploads: ReadonlyMap<string, string>
  readonly remarks: Set<string>
}

/** The columns of what is said of a page beside its text. */
const dressOf = ({ dress }: NewPage, actor: Actor, { uploads, remarks }: Dressing) => {
  const src = dress?.cover ? uploads.get(dress.cover.key) : undefined
  const coverId = assetId.safeParse(src?.replace('/api/assets/', '')).data
  const cover = coverId && dress?.cover ? { coverId, coverPosition: dress.cover.position } : {}
  if (!dress) return { kind: 'CHAPTER' as const }
  const { kind, icon, isTemplate, language } = dress
  const properties = ownProperties(dress.properties, actor, remarks)
  return { kind, icon, isTemplate, language, properties, ...cover }
}
