import type { PageId } from '@chapterhouse/shared/kernel/id'
import { type JournalRow, mergeTree, replay } from '@chapterhouse/shared/sync/replay'
import { unpackSlice } from '@chapterhouse/shared/sync/slice-packing'
import type * as Y from 'yjs'
import type { Database } from './database.ts'

/** A page as the database alone tells it, in the two ways there are. */
export interface PageRecord {
  /** What a visitor would load: the stored state and the rows of the head. */
  readonly head: Y.Doc
  /** The whole history from the first key: closed slices, then the rows that are in none. */
  readonly history: Y.Doc
  /** Rows and deltas that could not be read; always empty unless something is broken. */
  readonly setAside: readonly string[]
}

interface Part {
  readonly kind: 'state' | 'row' | 'slice'
  readonly id: string
  readonly number: number | null
  readonly data: Buffer
}

// One statement, one snapshot: a roll-up moves rows from one place to the other meanwhile.
const parts = `
  select 'state' as kind, '' as id, encoding::int as number, state as data from page_documents where page_id = $1
  union all
  select 'row', u.id::text, u.slice::int, u.data from page_updates u
  where u.page_id = $1 and u.contribution_id is null
  union all
  select 'slice', c.id::text, c.slice::int, c.delta from contributions c
  where c.page_id = $1 and c.slice is not null and c.delta is not null`

/** Reads a page without asking any server of ours. */
export const readPageRecord = async (database: Database, pageId: PageId): Promise<PageRecord> => {
  const found = await database.ask<Part & Record<string, unknown>>(parts, [pageId])
  const rows = found.filter(({ kind }) => kind === 'row')
  const state = found.find(({ kind }) => kind === 'state')
  if (!state) throw new Error(`page ${pageId} has no document`)
  const head = replay(storedState(state), rows.map(rowOf))
  const past = found.filter(({ kind }) => kind === 'slice').map(sliceRow)
  const open = rows.filter(({ number }) => number === null).map(rowOf)
  const history = replay(null, [...past, ...open], { gc: false })
  const setAside = [...head.setAside, ...history.setAside]
  return { head: head.doc, history: history.doc, setAside }
}

const storedState = ({ data, number }: Part) =>
  data.length === 0 ? null : { state: data, encoding: number === 1 ? (1 as const) : (2 as const) }

const rowOf = ({ id, data }: Part): JournalRow => ({ id, data })

const sliceRow = ({ id, data }: Part): JournalRow => ({
  id,
  data: mergeTree(unpackSlice(data).map((row) => row.data)),
})
