/**
 * Why this device does not keep what is typed. `blocked`: the browser lets nobody keep anything, as in some
 * private windows. `full`: there is no room. `removed`: another tab took the copy away. `failed`: anything else.
 */
export type StorageTrouble = 'blocked' | 'full' | 'removed' | 'failed'

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '')

/** What a write that failed says of the device. */
export const troubleOf = (error: unknown): StorageTrouble =>
  nameOf(error) === 'QuotaExceededError' ? 'full' : 'failed'

/** Whether the connection itself is gone: the person cleared the site's data, or a disk failed. */
export const isConnectionLost = (error: unknown): boolean => nameOf(error) === 'InvalidStateError'
