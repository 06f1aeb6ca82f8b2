const databaseName = 'chapterhouse-kept'
const storeName = 'kept'

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

const open = (): Promise<IDBDatabase> => {
  const request = indexedDB.open(databaseName, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(storeName)
  return answerOf(request)
}

const inStore = async <T>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
) => {
  const database = await open()
  try {
    const transaction = database.transaction(storeName, mode)
    const answer = answerOf(act(transaction.objectStore(storeName)))
    // A window that closes before the answer must not take the write back.
    transaction.commit()
    return await answer
  } finally {
    database.close()
  }
}

/**
 * Values kept on this device under a name. A browser without storage (a private window, a full
 * disk) keeps nothing: reading answers undefined and writing does nothing, because all that is
 * here can be asked again.
 */
export const kept = {
  read: async (name: string): Promise<unknown> =>
    inStore('readonly', (store) => store.get(name)).catch(() => undefined),
  write: async (name: string, value: unknown): Promise<void> => {
    await inStore('readwrite', (store) => store.put(value, name)).catch(() => undefined)
  },
  remove: async (name: string): Promise<void> => {
    await inStore('readwrite', (store) => store.delete(name)).catch(() => undefined)
  },
}
