import type { PageId, VersionId } from '@chapterhouse/shared/kernel/id'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { StoredState } from '@chapterhouse/shared/sync/replay'
import type { Actor } from '../../kernel/actor.ts'
import { found } from '../../kernel/allow.ts'
import { readsOf, type Tx } from '../../kernel/database.ts'
import { loadPage } from '../service.ts'
import type { TransferParts } from '../transfer/parts.ts'
import { presentVersion, type VersionRow } from './present.ts'

interface FullRow extends VersionRow {
  readonly pageId: PageId
  readonly slice: number | null
  readonly content: unknown
  readonly plainText: string | null
}

/** Slices that are put together for one answer; a keyframe lies every 50 of them. */
const mostSlices = 5_000

/** One version with its text. A position without bytes is rebuilt from the slices up to it. */
export const readVersion = async ({ db, workshop }: TransferParts, actor: Actor, id: VersionId) => {
  const { row, history } = await db.withUser(actor.userId, async (tx) => {
    const version = await loadVersion(tx, actor, id)
    const whole = version.content !== null && version.plainText !== null
    return { row: version, history: whole ? null : await readHistory(tx, version) }
  })
  if (!history)
    return { ...presentVersion(row), content: row.content, plainText: row.plainText ?? '' }
  const kept = await workshop.run({ kind: 'rebuild', ...history })
  return { ...presentVersion(row), content: kept.content, plainText: kept.plainText }
}

const loadVersion = async (tx: Tx, actor: Actor, id: VersionId): Promise<FullRow> => {
  const [row] = await tx.$queryRaw<FullRow[]>`
    select v.id, v.page_id as "pageId", v.number, v.kind, v.label, v.word_count as "wordCount",
           v.slice::int as slice, v.content, v.plain_text as "plainText", v.created_by as "creatorId",
           p.display_name as "creatorName", v.created_at as "createdAt", v.note
    from page_versions v left join public_profiles p on p.id = v.created_by
    where v.id = ${id}::uuid`
  const version = found(row)
  await loadPage(readsOf(tx), actor, version.pageId)
  return version
}

interface Delta {
  readonly slice: number
  readonly delta: Uint8Array
}

/** The nearest keyframe at or before the version, and the deltas of every slice after it. */
const readHistory = async (tx: Tx, { pageId, slice }: FullRow) => {
  const [frame] = await tx.$queryRaw<(StoredState & { slice: number })[]>`
    select v.state, v.encoding, v.slice::int as slice from page_versions v
    where v.page_id = ${pageId}::uuid and v.kind = 'AUTO' and v.state is not null
      and v.slice <= ${slice ?? 0} order by v.slice desc limit 1`
  const deltas = await tx.$queryRaw<Delta[]>`
    select c.slice::int as slice, c.delta from contributions c
    where c.page_id = ${pageId}::uuid and c.slice > ${frame?.slice ?? 0} and c.slice <= ${slice ?? 0}
      and c.delta is not null
    order by c.slice limit ${mostSlices + 1}`
  if (deltas.length > mostSlices) {
    throw new Refusal('conflict', {
      detail: 'Too much lies between this version and the last keyframe',
    })
  }
  const bySlice = Map.groupBy(deltas, (delta) => delta.slice)
  const slices = [...bySlice.values()].map((group) => group.map(({ delta }) => delta))
  const keyframe = frame ? { state: frame.state, encoding: frame.encoding } : null
  return { keyframe, slices }
}
