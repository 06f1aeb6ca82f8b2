import type { HotPage } from '@chapterhouse/prisma/hot'
import type { DocNode } from '@chapterhouse/shared/editor/node'
import type { PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import type {
  Plan,
  ProjectFront,
  Publication,
  PublicationState,
  Takedown,
} from '@chapterhouse/shared/publishing/contract'
import type { PageFacts } from '../policy.ts'
import { textPath, workPath } from './address.ts'
import { mayPublish } from './policy.ts'

/** Where the world reads a page, or the front of a project. */
export const placeOf = (what: {
  readonly pageId: PageId | null
  readonly slug: string
  readonly projectId: ProjectId
  readonly projectTitle: string
}): string =>
  what.pageId ? textPath(what.pageId, what.slug) : workPath(what.projectId, what.projectTitle)

/** What is published of a page, with its text. */
export interface PublishedRow {
  readonly isPublic: boolean
  readonly title: string
  readonly slug: string
  readonly publishedAt: Date
  readonly content: DocNode
  readonly views: number
  readonly likes: number
}

interface PublicationParts {
  readonly page: Pick<HotPage, 'id'>
  readonly facts: PageFacts
  readonly front: ProjectFront
  readonly row: PublishedRow | null
  readonly hasChanges: boolean
  readonly takedown: Takedown | null
  readonly plan: Plan | null
}

const stateOf = ({ row, takedown }: PublicationParts): PublicationState => {
  if (takedown) return 'hidden'
  if (row === null) return 'private'
  return row.isPublic ? 'public' : 'waiting'
}

export const presentPublication = (parts: PublicationParts): Publication => {
  const { page, facts, front, row, hasChanges, takedown, plan } = parts
  return {
    state: stateOf(parts),
    path: row && textPath(page.id, row.slug),
    title: row?.title ?? null,
    publishedAt: row?.publishedAt.toISOString() ?? null,
    hasChanges,
    readings: { views: row?.views ?? 0, likes: row?.likes ?? 0 },
    takedown,
    plan,
    project: front,
    can: { publish: mayPublish(facts) && !takedown, unpublish: mayPublish(facts) && row !== null },
  }
}
