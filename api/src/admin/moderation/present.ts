import {
  caseState,
  type ModerationCase,
  moderationCase,
} from '@chapterhouse/shared/admin/moderation'
import type { CaseId, PageId, ProjectId } from '@chapterhouse/shared/kernel/id'
import { z } from 'zod'
import { placeOf } from '../../pages/publishing/present.ts'
import { formerMember } from '../../users/present.ts'
import { mayDismiss, mayHide, mayRelease } from '../policy.ts'

/** A row of `app.moderation_queue`. */
export interface CaseRow {
  readonly id: CaseId
  readonly state: string
  /** null: the front of the project. */
  readonly pageId: PageId | null
  readonly projectId: ProjectId
  readonly title: string
  readonly slug: string
  readonly projectTitle: string
  readonly says: string
  readonly isPublic: boolean
  readonly reports: number
  readonly firstAt: Date | null
  readonly lastAt: Date
  readonly reasons: unknown
  readonly words: unknown
  readonly note: string | null
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
}

const { reasons, words } = moderationCase.shape.reports.shape
// as the database writes a moment
const moment = z.coerce.date().transform((at) => at.toISOString())
const rowWords = z.array(words.element.extend({ at: moment }))

const reportsOf = (row: CaseRow): ModerationCase['reports'] => ({
  count: row.reports,
  firstAt: row.firstAt?.toISOString() ?? null,
  lastAt: row.lastAt.toISOString(),
  reasons: reasons.parse(row.reasons),
  words: rowWords.parse(row.words),
})

const decisionOf = ({ note, decidedBy, decidedAt }: CaseRow): ModerationCase['decision'] =>
  decidedAt && note !== null
    ? { by: decidedBy ?? formerMember, at: decidedAt.toISOString(), note }
    : null

export const presentCase = (row: CaseRow): ModerationCase => {
  const { id, title, projectTitle, says, isPublic } = row
  const state = caseState.parse(row.state.toLowerCase())
  const facts = { state, isPublic }
  return {
    ...{ id, state, title, projectTitle, says, isPublic },
    kind: row.pageId ? 'page' : 'front',
    path: placeOf(row),
    reports: reportsOf(row),
    decision: decisionOf(row),
    can: { dismiss: mayDismiss(facts), hide: mayHide(facts), release: mayRelease(facts) },
  }
}
