/** IndexedDB in promises, as far as the local copy needs it. */

/** The answer of a request to the browser's database, as a promise. */
export const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the database refused'))
  })

/** Resolves when the transaction is committed. */
export const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('the database gave up'))
  })

/** The two stores of a local copy: what was written, and how far the server has it. */
export const updatesStore = 'updates'
export const marksStore = 'marks'

/** Opens the local copy of one room, empty if there is none. */
export const openDatabase = (name: string): Promise<IDBDatabase> => {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore(updatesStore, { autoIncrement: true })
    request.result.createObjectStore(marksStore)
  }
  return answer(request)
}

/** Removes a local copy; resolves when it is really gone. */
export const deleteDatabase = async (name: string): Promise<void> => {
  await answer(indexedDB.deleteDatabase(name))
}

/** Names of all databases of this origin; none where the browser does not tell. */
export const databaseNames = async (): Promise<string[]> => {
  const all = await indexedDB.databases?.().catch(() => [])
  return (all ?? []).flatMap(({ name }) => (name ? [name] : []))
}
