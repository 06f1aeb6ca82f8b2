import { databaseNames, deleteDatabase } from './database.ts'
import { copyName } from './old-copies.ts'
import { forgetUnsent, unsentRooms } from './unsent.ts'

/** What this device keeps of a person's pages. */
export interface DeviceFacts {
  readonly pages: number
  /** Rooms with words that the server does not have. */
  readonly unsent: readonly string[]
  /** Bytes of everything it keeps for this site; null where the browser does not tell. */
  readonly bytes: number | null
  /** Whether the browser has promised to keep it when space runs short; null where it cannot. */
  readonly isPromised: boolean | null
}

const copiesOn = async (userId: string): Promise<string[]> =>
  (await databaseNames()).filter((name) => name.startsWith(copyName(userId, '')))

const unlessAway = async <T>(asked: Promise<T> | undefined): Promise<T | null> => {
  try {
    return (await asked) ?? null
  } catch {
    return null
  }
}

/** What this device keeps of a person, and how much room it takes. */
export const lookAtDevice = async (userId: string): Promise<DeviceFacts> => {
  const { storage } = navigator
  const estimate = await unlessAway(storage?.estimate?.())
  return {
    pages: (await copiesOn(userId)).length,
    unsent: unsentRooms(userId),
    bytes: estimate?.usage ?? null,
    isPromised: await unlessAway(storage?.persisted?.()),
  }
}

/** Pictures that the worker keeps; see `worker/worker.ts`. */
const pictures = 'pictures'

/** Removes from this device every page of a person, words that were never sent too. */
export const removeCopies = async (userId: string): Promise<void> => {
  forgetUnsent(userId)
  const names = await copiesOn(userId)
  await Promise.all(names.map(deleteDatabase))
  if (typeof caches !== 'undefined') await caches.delete(pictures)
}
