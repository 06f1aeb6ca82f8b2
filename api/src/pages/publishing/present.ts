import type { HotPage } from '@chapterhouse/prisma/hot'
import type { DocNode } from '@chapterhouse/shared/editor/node'
import type {
  ProjectFront,
  Publication,
  PublicationState,
} from '@chapterhouse/shared/publishing/contract'
import type { PageFacts } from '../policy.ts'
import { textPath } from './address.ts'
import { mayPublish } from './policy.ts'

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
}

const stateOf = (row: PublishedRow | null): PublicationState => {
  if (row === null) return 'private'
  return row.isPublic ? 'public' : 'waiting'
}

export const presentPublication = (parts: PublicationParts): Publication => {
  const { page, facts, front, row, hasChanges } = parts
  return {
    state: stateOf(row),
    path: row && textPath(page.id, row.slug),
    title: row?.title ?? null,
    publishedAt: row?.publishedAt.toISOString() ?? null,
    hasChanges,
    readings: { views: row?.views ?? 0, likes: row?.likes ?? 0 },
    project: front,
    can: { publish: mayPublish(facts) },
  }
}
