import type { Database, Tx } from '@chapterhouse/prisma/client'
import { isUnavailable, sqlState } from '@chapterhouse/prisma/failures'
import type {
  HotMember,
  HotPage,
  HotPageLine,
  HotProject,
  HotReads,
} from '@chapterhouse/prisma/hot'
import { OutcomeUnknown } from '@chapterhouse/prisma/outcome'
import type { PageId, ProjectId, UserId } from '@chapterhouse/shared/kernel/id'
import { Refusal, type RefusalCode } from '@chapterhouse/shared/refusals'
import { fullRooms } from './room.ts'

export { isTaken, isUnavailable } from '@chapterhouse/prisma/failures'
export type { Database, Tx }
export { OutcomeUnknown, sqlState }

/** The reads of `db.hot` that an act needs inside its own transaction, before and after it changes things. */
export interface Reads {
  readonly project: (userId: UserId, id: ProjectId) => Promise<HotProject | null>
  readonly page: (userId: UserId, id: PageId) => Promise<HotPage | null>
  readonly pages: (userId: UserId, id: ProjectId) => Promise<HotPageLine[]>
  readonly members: (userId: UserId, id: ProjectId) => Promise<HotMember[]>
  readonly paused: HotReads['paused']
}

type Row = Readonly<Record<string, unknown>>

const camel = (snake: string) => snake.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase())

const camelCased = <T>(row: Row): T =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [camel(key), value])) as T

/** They name the person once more; it must be the transaction's own. */
export const readsOf = (tx: Tx): Reads => ({
  project: async (who, id) =>
    first(await tx.$queryRaw<Row[]>`select * from app.hot_project(${who}::uuid, ${id}::uuid)`),
  page: async (who, id) =>
    first(await tx.$queryRaw<Row[]>`select * from app.hot_page(${who}::uuid, ${id}::uuid)`),
  pages: async (who, id) =>
    all(await tx.$queryRaw<Row[]>`select * from app.hot_pages(${who}::uuid, ${id}::uuid)`),
  members: async (who, id) =>
    all(await tx.$queryRaw<Row[]>`select * from app.hot_members(${who}::uuid, ${id}::uuid)`),
  paused: async (who, of) => {
    const [project, page] = 'pageId' in of ? [null, of.pageId] : [of.projectId, null]
    const [row] = await tx.$queryRaw<{ paused: boolean }[]>`
      select app.is_paused(${who}::uuid, ${project}::uuid, ${page}::uuid) as paused`
    return row?.paused === true
  },
})

const all = <T>(rows: readonly Row[]): T[] => rows.map((row) => camelCased<T>(row))
const first = <T>(rows: readonly Row[]): T | null => (rows[0] ? camelCased<T>(rows[0]) : null)

/** What the database's own no means, where a policy was asked first and lost a race. */
const byState: Readonly<Record<string, RefusalCode | readonly [RefusalCode, detail: string]>> = {
  '42501': 'forbidden',
  P0002: 'not_found',
  '55000': 'locked',
  '23503': 'not_found',
  '23505': 'conflict',
  '23514': 'conflict',
  '40001': 'conflict',
  '40P01': 'conflict',
  '22P02': 'invalid_input',
  '22021': 'invalid_input',
  '22P05': 'unreadable',
  P0C01: ['no_room', fullRooms.project.detail],
  P0C02: ['no_room', fullRooms.person.detail],
}

/** The refusal behind a database error; null when it is a mistake of ours. */
export const databaseRefusal = (error: unknown): Refusal | null => {
  if (error instanceof OutcomeUnknown) return new Refusal('outcome_unknown', { cause: error })
  if (isUnavailable(error)) return new Refusal('unavailable', { cause: error })
  const meant = byState[sqlState(error) ?? '']
  if (meant === undefined) return null
  const [code, detail] = typeof meant === 'string' ? [meant] : meant
  return new Refusal(code, { cause: error, ...(detail && { detail }) })
}

/**
 * Runs what follows a change that is final already: an outage now must not be told as if nothing had
 * been changed.
 */
export const afterChange = async <T>(detail: string, act: () => Promise<T>): Promise<T> => {
  try {
    return await act()
  } catch (error) {
    throw isUnavailable(error) ? new Refusal('outcome_unknown', { detail, cause: error }) : error
  }
}
