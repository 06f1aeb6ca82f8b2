import type { PageId } from '@chapterhouse/shared/kernel/id'
import { canonicalContent, contentHash } from '@chapterhouse/shared/sync/content-hash'
import type * as Y from 'yjs'
import type { Database } from './database.ts'
import { differenceOf } from './difference.ts'
import { type PageRecord, readPageRecord } from './page-record.ts'
import { auditTokens, textOf } from './tokens.ts'
import { until } from './wait.ts'
import type { Writer } from './writer.ts'

/** One content hash for each place a page lives in. */
export interface Agreement {
  readonly agreed: boolean
  readonly hashes: Readonly<Record<string, string>>
  /** Where the first two places that differ begin to, for the report. */
  readonly difference: string | null
}

/** Compares open tabs with what the database says: state + tail, and the whole journal. */
export const compare = async (
  writers: readonly Writer[],
  database: Database,
  pageId: PageId,
): Promise<Agreement> => {
  const record = await readPageRecord(database, pageId)
  if (record.setAside.length > 0) throw new Error(`unreadable rows: ${record.setAside.join(', ')}`)
  return agreementOf(placesOf(writers, record))
}

/** Waits until everybody is connected and has everything acknowledged, then until all places agree. */
export const waitForAgreement = async (
  writers: readonly Writer[],
  database: Database,
  pageId: PageId,
): Promise<Agreement> => {
  const quiet = () =>
    writers.every((writer) => writer.locked || (writer.synced && writer.state === 'saved'))
  const what = () => `quiet (${writers.map((writer) => writer.inWords).join(', ')})`
  await until(quiet, { what, within: 90_000 })
  let last: Agreement | null = null
  const agreed = async () => {
    last = await compare(writers, database, pageId)
    return last.agreed
  }
  try {
    await until(agreed, { what: 'agreement', within: 30_000, every: 100 })
  } catch (error) {
    if (!last) throw error
  }
  return last ?? compare(writers, database, pageId)
}

/** Every saved token exactly once, in the head and in the history. */
export const auditPage = async (database: Database, pageId: PageId, saved: readonly string[]) => {
  const { head, history } = await readPageRecord(database, pageId)
  const [inHead, inHistory] = [head, history].map((doc) => auditTokens(saved, textOf(doc)))
  return {
    saved: saved.length,
    lost: [...new Set([...(inHead?.lost ?? []), ...(inHistory?.lost ?? [])])],
    doubled: [...new Set([...(inHead?.doubled ?? []), ...(inHistory?.doubled ?? [])])],
    oneHash: contentHash(head) === contentHash(history),
  }
}
export type PageAudit = Awaited<ReturnType<typeof auditPage>>

const placesOf = (writers: readonly Writer[], { head, history }: PageRecord) =>
  new Map<string, Y.Doc>([
    ...writers.map((writer) => [writer.name, writer.document] as const),
    ['state + tail', head],
    ['journal', history],
  ])

const agreementOf = (places: ReadonlyMap<string, Y.Doc>): Agreement => {
  const hashes = Object.fromEntries([...places].map(([name, doc]) => [name, contentHash(doc)]))
  const [first] = places
  const other = [...places].find(([name]) => hashes[name] !== hashes[first?.[0] ?? ''])
  const agreed = other === undefined
  const difference = first && other ? `${camps(hashes)}; ${partingOf(first, other)}` : null
  return { agreed, hashes, difference }
}

/** Who agrees with whom. */
const camps = (hashes: Readonly<Record<string, string>>): string =>
  [...Map.groupBy(Object.keys(hashes), (name) => hashes[name]).values()]
    .map((names) => names.join(' = '))
    .join(' ≠ ')

type Named = readonly [string, Y.Doc]

const partingOf = ([one, a]: Named, [two, b]: Named): string =>
  `${one} and ${two} differ ${differenceOf(canonicalContent(a), canonicalContent(b))}`
