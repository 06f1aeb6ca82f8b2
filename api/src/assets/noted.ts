import { OutcomeUnknown } from '../kernel/database.ts'
import type { Storage } from './storage.ts'

/** Notes a file that is stored already; where that fails, nothing of it is left. */
export const noted = async <T>(
  storage: Pick<Storage, 'remove'>,
  storageKey: string,
  note: () => Promise<T>,
): Promise<T> => {
  try {
    return await note()
  } catch (error) {
    // the row may be there: a file that nobody needs is better than a row without one
    if (!(error instanceof OutcomeUnknown)) await storage.remove(storageKey)
    throw error
  }
}
