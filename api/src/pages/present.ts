import type { HotPage, HotPageLine } from '@chapterhouse/prisma/hot'
import type { ProjectId } from '@chapterhouse/shared/kernel/id'
import { must } from '@chapterhouse/shared/kernel/must'
import type { Page, PageLine } from '@chapterhouse/shared/pages/contract'
import { properties } from '@chapterhouse/shared/pages/properties'
import { roomName } from '@chapterhouse/shared/sync/room'
import { presentAuthor } from '../users/present.ts'
import { canOf, type PageFacts, whyReadOnly } from './policy.ts'

export const factsOf = (
  row: Pick<HotPage, 'caps' | 'editMode' | 'deletedAt' | 'given'>,
): PageFacts => ({
  caps: row.caps,
  editMode: row.editMode,
  trashed: row.deletedAt !== null,
  given: row.given,
})

/** The address an image node would have. */
const presentCover = ({ coverId, coverPosition }: HotPageLine): PageLine['cover'] =>
  coverId === null ? null : { url: `/api/assets/${coverId}`, position: coverPosition }

export const presentLine = (row: HotPageLine, projectId: ProjectId): PageLine => ({
  id: row.id,
  projectId,
  parentId: row.parentId,
  position: row.position,
  kind: row.kind,
  title: row.title,
  icon: row.icon,
  cover: presentCover(row),
  isTemplate: row.isTemplate,
  status: row.status,
  editMode: row.editMode,
  wordCount: row.wordCount,
  updatedAt: row.updatedAt.toISOString(),
  deletedAt: row.deletedAt?.toISOString() ?? null,
})

/** A page as its readers see it; `creator` is the name of who made it, null when that is gone. */
export const presentPage = (row: HotPage, creator: string | null): Page => ({
  ...presentLine(row, row.projectId),
  // the place in a tree that is not theirs to see
  ...(row.given ? { parentId: null } : {}),
  room: roomName({ kind: 'page', pageId: row.id, epoch: must(row.epoch, 'the epoch of a head') }),
  schemaVersion: row.schemaVersion,
  language: row.language,
  // written by this contract or an older one; what does not fit any more is not shown
  properties: properties.safeParse(row.properties).data ?? [],
  createdAt: row.createdAt.toISOString(),
  createdBy: presentAuthor(row.createdBy, creator),
  given: row.given,
  readOnly: whyReadOnly(factsOf(row)),
  can: canOf(factsOf(row)),
})
