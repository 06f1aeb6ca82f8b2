import type { VersionId } from '@chapterhouse/shared/kernel/id'
import type { Version } from '@chapterhouse/shared/pages/contract'
import { presentAuthor } from '../../users/present.ts'

/** A version as the lists read it; its bytes stay where they are. */
export interface VersionRow {
  readonly id: VersionId
  readonly number: number
  readonly kind: Version['kind']
  readonly label: string | null
  readonly wordCount: number
  readonly creatorId: string | null
  readonly creatorName: string | null
  readonly createdAt: Date
  readonly note: string | null
}

export const presentVersion = (row: VersionRow): Version => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  label: row.label,
  wordCount: row.wordCount,
  createdBy: presentAuthor(row.creatorId, row.creatorName),
  createdAt: row.createdAt.toISOString(),
  note: row.note,
})
