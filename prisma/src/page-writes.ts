import type { ContributionId, PageId, UserId, VersionId } from '@chapterhouse/shared/kernel/id'
import type { Tx } from './client.ts'
import type { ContributionKind, VersionKind } from './generated/enums.ts'
import type { Committed } from './journal.ts'

const bigints = (ids: readonly number[]) => `{${ids.join(',')}}`
const bytes = (data: Uint8Array) => Uint8Array.from(data)

/**
 * A decision about a page waits for others about the same page until the transaction ends. Live
 * writing does not wait for it.
 */
export async function lockPage(tx: Tx, pageId: PageId): Promise<void> {
  await tx.$executeRaw`select app.lock_page(${pageId}::uuid)`
}

export interface LiveUpdate {
  readonly pageId: PageId
  /** Yjs update, encoding 1. */
  readonly data: Uint8Array
  /** Client ids it writes under: fresh ones, or this person's own on that page. */
  readonly clientIds: readonly number[]
  readonly ownDeletes?: Uint8Array | null
}

/**
 * Appends one live edit of the transaction's person to the head: a new title inside the document, a
 * REST append. Throws 42501 without `write`, on a page that is not LIVE, or under somebody else's
 * client id; P0002 for a page one may not know of.
 */
export async function appendUpdate(tx: Tx, update: LiveUpdate): Promise<Committed> {
  const { pageId, data, clientIds, ownDeletes = null } = update
  const rows = await tx.$queryRaw<{ id: bigint; tx: string }[]>`
    select id, tx from app.append_update(
      ${pageId}::uuid, ${bytes(data)}::bytea, ${bigints(clientIds)}::bigint[],
      ${ownDeletes && bytes(ownDeletes)}::bytea)`
  const [row] = rows
  if (!row) throw new Error('app.append_update answered nothing')
  return { id: Number(row.id), tx: row.tx }
}

export interface RecordedAct {
  readonly id: ContributionId
  readonly pageId: PageId
  readonly kind: Extract<ContributionKind, 'IMPORT' | 'RESTORE' | 'REVERT'>
  /** The update for the live document, encoding 1. */
  readonly head: Uint8Array
  /** The same rows compressed and framed, as history keeps them. */
  readonly ownRows: Uint8Array
  readonly ownDeletes?: Uint8Array | null
  readonly clientIds: readonly number[]
  readonly title?: string
  /** RESTORE: the version that was restored. */
  readonly versionId?: VersionId
  /** REVERT: the contribution, or the slices of one author. */
  readonly revertsId?: ContributionId
  readonly revertsSet?: { author_id: UserId; from_slice: number; to_slice: number }
}

/**
 * An act that is born merged: decision, journal row and history in this transaction. Returns the
 * slice it joined. Throws 42501 without the right, 55000 on a locked or trashed page, P0002 for a
 * page one may not know of.
 */
export async function recordContribution(tx: Tx, act: RecordedAct): Promise<number> {
  const rows = await tx.$queryRaw<{ slice: bigint }[]>`
    select app.record_contribution(
      ${act.id}::uuid, ${act.pageId}::uuid, ${act.kind}::contribution_kind,
      ${bytes(act.head)}::bytea, ${bytes(act.ownRows)}::bytea,
      ${act.ownDeletes ? bytes(act.ownDeletes) : null}::bytea, ${bigints(act.clientIds)}::bigint[],
      ${act.title ?? null}, ${act.revertsId ?? null}::uuid,
      ${act.revertsSet ? JSON.stringify(act.revertsSet) : null}::jsonb,
      ${act.versionId ?? null}::uuid) as slice`
  return Number(rows[0]?.slice)
}

export interface Revived {
  readonly old_client: number
  readonly old_clock: number
  readonly length: number
  readonly new_client: number
  readonly new_clock: number
}

/**
 * What a RESTORE or REVERT of this person re-created, and what it stands for; in the transaction of
 * the act.
 */
export async function recordRevived(
  tx: Tx,
  { pageId, contributionId }: { pageId: PageId; contributionId: ContributionId },
  revived: readonly Revived[],
): Promise<void> {
  await tx.$executeRaw`
    select app.record_revived(
      ${pageId}::uuid, ${contributionId}::uuid, ${JSON.stringify(revived)}::jsonb)`
}

export interface WholeVersion {
  readonly id: VersionId
  readonly pageId: PageId
  readonly kind: Exclude<VersionKind, 'AUTO'>
  readonly createdBy: UserId
  readonly label?: string
  readonly note?: string
  /** The last closed slice. */
  readonly slice: number
  /** Yjs state, encoding 2, with its state vector. */
  readonly state: Uint8Array
  readonly stateVector: Uint8Array
  /** ProseMirror JSON. */
  readonly content: unknown
  readonly plainText: string
  readonly wordCount: number
  readonly checksum: string
}

/** Keeps the whole text of a page under the next number. Throws 42501 without `write`. */
export async function insertVersion(tx: Tx, version: WholeVersion): Promise<number> {
  await lockPage(tx, version.pageId)
  const { _max } = await tx.pageVersion.aggregate({
    where: { pageId: version.pageId },
    _max: { number: true },
  })
  const number = (_max.number ?? 0) + 1
  const { content, slice, state, stateVector, ...rest } = version
  await tx.pageVersion.create({
    data: {
      ...rest,
      number,
      slice: BigInt(slice),
      state: bytes(state),
      stateVector: bytes(stateVector),
      content: JSON.parse(JSON.stringify(content)),
    },
  })
  return number
}
