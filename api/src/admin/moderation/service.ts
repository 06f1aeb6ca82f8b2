import type { ModerationCase, QueueView } from '@chapterhouse/shared/admin/moderation'
import type { CaseId } from '@chapterhouse/shared/kernel/id'
import { record } from '../../kernel/activity.ts'
import type { Actor } from '../../kernel/actor.ts'
import { allow, found } from '../../kernel/allow.ts'
import type { Tx } from '../../kernel/database.ts'
import { type CaseRow, presentCase } from './present.ts'

/** Cases one look at the queue shows. */
const mostCases = 200

const statesOf: Readonly<Record<QueueView, string>> = {
  open: '{OPEN}',
  hidden: '{HIDDEN}',
  settled: '{DISMISSED,RELEASED}',
}

interface Range {
  /** As PostgreSQL writes an array; null for all. */
  readonly states: string | null
  readonly id: CaseId | null
}

const readRows = (tx: Tx, { states, id }: Range): Promise<CaseRow[]> =>
  tx.$queryRaw<CaseRow[]>`
    select id, state, page_id as "pageId", project_id as "projectId", title, slug,
           project_title as "projectTitle", says, is_public as "isPublic", reports,
           first_at as "firstAt", last_at as "lastAt", reasons, words, note,
           decided_by as "decidedBy", decided_at as "decidedAt"
    from app.moderation_queue(${states}::text[], ${id}::uuid, ${mostCases}::int)`

/** What waits, what is hidden, or what was settled; what happened last comes first. */
export const listCases = async (tx: Tx, view: QueueView): Promise<{ items: ModerationCase[] }> => {
  const rows = await readRows(tx, { states: statesOf[view], id: null })
  return { items: rows.map(presentCase) }
}

const load = async (tx: Tx, id: CaseId): Promise<CaseRow> =>
  found((await readRows(tx, { states: null, id }))[0])

export interface Decision {
  readonly caseId: CaseId
  readonly act: 'DISMISSED' | 'HIDDEN' | 'RELEASED'
  readonly note: string
}

const objections = {
  shown: { detail: 'It is not hidden' },
  hidden: { detail: 'It is hidden already' },
  gone: { detail: 'It is not public any more' },
  decided: { detail: 'It was decided already' },
} as const

/** Why somebody cannot decide so: another was faster, or who published it took it back. */
const objectionTo = ({ state, isPublic }: CaseRow, act: Decision['act']): string => {
  if (act === 'RELEASED') return objections.shown.detail
  if (state === 'HIDDEN') return objections.hidden.detail
  return objections[act === 'HIDDEN' && !isPublic ? 'gone' : 'decided'].detail
}

const named = {
  DISMISSED: 'flag.dismissed',
  HIDDEN: 'content.hidden',
  RELEASED: 'content.released',
} as const satisfies Record<Decision['act'], string>

/** Carries a decision out; what is hidden is gone from the world with the commit. */
export const decide = async (
  tx: Tx,
  actor: Actor,
  { caseId, act, note }: Decision,
): Promise<ModerationCase> => {
  const before = await load(tx, caseId)
  const [row] = await tx.$queryRaw<{ done: boolean }[]>`
    select app.moderate(${caseId}::uuid, ${act}, ${note}) as done`
  allow(row?.done === true, 'conflict', objectionTo(before, act))
  await record(tx, {
    category: 'AUDIT',
    action: named[act],
    actorId: actor.userId,
    projectId: before.projectId,
    resource: before.pageId ? ['page', before.pageId] : ['project', before.projectId],
    after: { note },
  })
  return presentCase(await load(tx, caseId))
}
