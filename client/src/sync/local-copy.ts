import { answer, finished, marksStore, openDatabase, updatesStore } from './database.ts'

/** What this device keeps of one room. */
export interface LocalCopy {
  readonly updates: readonly Uint8Array[]
  /** Keys of the updates, ascending. */
  readonly rows: readonly number[]
  /** What each tab knew to be committed when it last wrote (`Unacknowledged.encode`). */
  readonly marks: ReadonlyMap<string, Uint8Array>
  readonly access: 'write' | 'read' | null
}

export const accessKey = 'access'
const markPrefix = 'mark:'
/** Where a tab notes which of its words the server has. */
export const markKey = (tab: string): string => markPrefix + tab

/** Reads a copy and writes nothing. */
export const readLocalCopy = async (database: IDBDatabase): Promise<LocalCopy> => {
  const transaction = database.transaction([updatesStore, marksStore])
  const updates = transaction.objectStore(updatesStore)
  const marks = transaction.objectStore(marksStore)
  const [found, rows, values, keys] = await Promise.all([
    answer(updates.getAll()) as Promise<Uint8Array[]>,
    answer(updates.getAllKeys()) as Promise<number[]>,
    answer(marks.getAll()) as Promise<unknown[]>,
    answer(marks.getAllKeys()) as Promise<string[]>,
  ])
  const access = values[keys.indexOf(accessKey)]
  const marked = keys.flatMap((key, index): [string, Uint8Array][] => {
    const value = values[index]
    return key.startsWith(markPrefix) && value instanceof Uint8Array ? [[key, value]] : []
  })
  return {
    updates: found,
    rows,
    marks: new Map(marked),
    access: access === 'write' || access === 'read' ? access : null,
  }
}

/** Begins the copy of a page that nobody else has yet, so that it can be written in at once. */
export const beginCopy = async (name: string, first: Uint8Array | null): Promise<void> => {
  const database = await openDatabase(name)
  const transaction = database.transaction([updatesStore, marksStore], 'readwrite')
  if (first) transaction.objectStore(updatesStore).add(first)
  transaction.objectStore(marksStore).put('write', accessKey)
  transaction.commit()
  await finished(transaction)
  database.close()
}
