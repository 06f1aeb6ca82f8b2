import {
  answer,
  deleteDatabase,
  finished,
  marksStore,
  openDatabase,
  updatesStore,
} from './database.ts'
import { accessKey, type LocalCopy, markKey, readLocalCopy } from './local-copy.ts'
import { isConnectionLost, type StorageTrouble, troubleOf } from './storage-trouble.ts'

/** Rows of one copy before they are merged into one. */
const mostRows = 500
/** Milliseconds in which edits of others are gathered; our own are written at once. */
const gathering = 50
const retryPause = 2_000

/** Which copy, of which tab, and whom to tell when other tabs wrote. */
export interface LocalStorePlan {
  readonly name: string
  /** Names this tab's own mark among those of other tabs. */
  readonly tab: string
  /** This tab's mark now; stored with every write. */
  readonly mark: () => Uint8Array
  /** The whole document as one update, for merging rows. */
  readonly whole: () => Uint8Array
  /** Rows that another tab wrote. */
  readonly onOthers: (updates: readonly Uint8Array[]) => void
  /** Why writing does not work (any more); null once it does. */
  readonly onTrouble: (trouble: StorageTrouble | null) => void
}

/**
 * The copy of one room on this device: an append-only list of updates that all tabs share, merged
 * now and then. Unlike y-indexeddb it says when the device refuses to keep something.
 */
export class LocalStore {
  #database: IDBDatabase
  readonly #plan: LocalStorePlan
  #waiting: Uint8Array[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  #writing: Promise<void> = Promise.resolve()
  #rows = 0
  #readTo = 0
  #own = new Set<number>()
  #olderMarks: string[] = []
  #trouble: StorageTrouble | null = null
  #closed = false

  private constructor(database: IDBDatabase, plan: LocalStorePlan) {
    this.#plan = plan
    this.#database = this.#watched(database)
  }

  #watched(database: IDBDatabase): IDBDatabase {
    // Another tab removes the copy: let it, and write no more.
    database.onversionchange = () => {
      this.close()
      this.#tell('removed')
    }
    database.onclose = () => void this.#openAgain()
    return database
  }

  /** The browser has closed the copy and may have emptied it: everything is written anew. */
  async #openAgain(): Promise<void> {
    if (this.#closed) return
    try {
      const database = await openDatabase(this.#plan.name)
      if (this.#closed) return database.close()
      this.#database = this.#watched(database)
      this.#waiting = [this.#plan.whole()]
      await this.flush()
    } catch (error) {
      this.#refused([], error)
    }
  }

  static async open(plan: LocalStorePlan): Promise<LocalStore> {
    return new LocalStore(await openDatabase(plan.name), plan)
  }

  /** Reads the copy; call once, before anything is added. */
  async load(): Promise<LocalCopy> {
    const copy = await readLocalCopy(this.#database)
    this.#rows = copy.rows.length
    this.#readTo = copy.rows.at(-1) ?? 0
    this.#olderMarks = [...copy.marks.keys()]
    return copy
  }

  /** Adds an update; our own edits are written in this task, before anything is sent. */
  add(update: Uint8Array, own: boolean): void {
    if (this.#closed) return
    this.#waiting.push(update)
    if (own) void this.flush()
    else this.#timer ??= setTimeout(() => void this.flush(), gathering)
  }

  /** Stores this tab's mark soon: something was acknowledged. */
  markSoon(): void {
    if (!this.#closed) this.#timer ??= setTimeout(() => void this.flush(), gathering)
  }

  /** Starts writing what waits; resolves when it is on disk, or after the device refused. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#closed) return this.#writing
    const updates = this.#waiting
    this.#waiting = []
    const written = this.#write(updates)
    this.#writing = Promise.all([this.#writing, written]).then(() => undefined)
    return this.#writing
  }

  setAccess(access: 'write' | 'read'): void {
    if (this.#closed) return
    this.#putAccess(access).catch((error: unknown) => this.#tell(troubleOf(error)))
  }

  async #putAccess(access: 'write' | 'read'): Promise<void> {
    const transaction = this.#database.transaction(marksStore, 'readwrite')
    transaction.objectStore(marksStore).put(access, accessKey)
    await finished(transaction)
  }

  /** Everything that marks of earlier tabs held is acknowledged: they are not needed any more. */
  async forgetOlderMarks(): Promise<void> {
    if (this.#olderMarks.length === 0) return
    const keys = this.#olderMarks.filter((key) => key !== markKey(this.#plan.tab))
    this.#olderMarks = []
    // Our own mark first: a device without any would count all of its text as unsaved.
    await this.flush()
    if (this.#closed || keys.length === 0) return
    const transaction = this.#database.transaction(marksStore, 'readwrite')
    for (const key of keys) transaction.objectStore(marksStore).delete(key)
    await finished(transaction).catch(() => undefined)
  }

  /** Hands over what other tabs have written since. */
  async pull(): Promise<void> {
    if (this.#closed) return
    const store = this.#database.transaction(updatesStore).objectStore(updatesStore)
    const later = IDBKeyRange.lowerBound(this.#readTo, true)
    const [rows, keys] = await Promise.all([
      answer(store.getAll(later)) as Promise<Uint8Array[]>,
      answer(store.getAllKeys(later)) as Promise<number[]>,
    ])
    this.#takeOthers(rows, keys)
  }

  close(): void {
    if (this.#closed) return
    void this.flush()
    this.#closed = true
    clearTimeout(this.#timer)
    this.#database.close()
  }

  /** Removes the copy from this device. */
  async remove(): Promise<void> {
    this.#waiting = []
    this.close()
    await deleteDatabase(this.#plan.name)
  }

  async #write(updates: Uint8Array[]): Promise<void> {
    try {
      const transaction = this.#database.transaction([updatesStore, marksStore], 'readwrite')
      const store = transaction.objectStore(updatesStore)
      const keys = updates.map((update) => answer(store.add(update)))
      transaction.objectStore(marksStore).put(this.#plan.mark(), markKey(this.#plan.tab))
      // Without waiting for what the requests say: a tab that dies meanwhile would take them back.
      transaction.commit()
      const [own] = await Promise.all([Promise.all(keys), finished(transaction)])
      for (const key of own) this.#own.add(Number(key))
      this.#rows += updates.length
      this.#tell(null)
      if (this.#rows > mostRows) await this.#merge()
    } catch (error) {
      this.#refused(updates, error)
    }
  }

  #refused(updates: Uint8Array[], error: unknown): void {
    if (this.#closed) return
    this.#waiting.unshift(...updates)
    this.#tell(troubleOf(error))
    const again = () => (isConnectionLost(error) ? this.#openAgain() : this.flush())
    this.#timer ??= setTimeout(() => void again(), retryPause)
  }

  /** One transaction: another tab's rows are read before all rows become one. */
  async #merge(): Promise<void> {
    this.#rows = 0
    const transaction = this.#database.transaction(updatesStore, 'readwrite')
    const store = transaction.objectStore(updatesStore)
    const later = IDBKeyRange.lowerBound(this.#readTo, true)
    const rows = store.getAll(later)
    const keys = store.getAllKeys(later)
    keys.onsuccess = () => {
      const last = (keys.result as number[]).at(-1)
      if (last === undefined) return
      this.#takeOthers(rows.result as Uint8Array[], keys.result as number[])
      store.delete(IDBKeyRange.upperBound(last))
      const added = store.add(this.#plan.whole())
      added.onsuccess = () => {
        this.#readTo = Number(added.result)
      }
    }
    await finished(transaction)
  }

  #takeOthers(rows: readonly Uint8Array[], keys: readonly number[]): void {
    const others = rows.filter((_, index) => !this.#own.has(keys[index] ?? 0))
    this.#readTo = keys.at(-1) ?? this.#readTo
    this.#own.clear()
    if (others.length > 0) this.#plan.onOthers(others)
  }

  #tell(trouble: StorageTrouble | null): void {
    if (trouble === this.#trouble) return
    this.#trouble = trouble
    this.#plan.onTrouble(trouble)
  }
}
