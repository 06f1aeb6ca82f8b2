import { sqlState } from '@chapterhouse/prisma/failures'

/**
 * What a failed insert means.
 * `row`: some row of the batch is at fault; each is tried alone and only the offender is refused.
 * `away`: the database is; the batch is tried again. Whether it committed is not known.
 */
export type Failure = 'row' | 'away'

/** By SQLSTATE class: 22 data, 23 constraint, 42 refused by policy, 55 a lock held too long. */
export const failureOf = (error: unknown): Failure => {
  const state = sqlState(error)
  return state !== null && /^(22|23|42|55)/.test(state) ? 'row' : 'away'
}

/** Why this row alone was refused. */
export const rowRefusal = (error: unknown): 'noAccess' | 'badData' | 'storage' => {
  const state = sqlState(error) ?? ''
  // 42501: the page is locked, protected or in the trash. 23503: it is gone.
  if (state === '42501' || state === '23503') return 'noAccess'
  return state.startsWith('55') || state.startsWith('42') ? 'storage' : 'badData'
}
