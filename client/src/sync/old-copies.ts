import { documentJson, titleOf } from '@chapterhouse/shared/editor/document'
import { parseRoom } from '@chapterhouse/shared/sync/room'
import * as Y from 'yjs'
import { databaseNames, deleteDatabase, openDatabase } from './database.ts'
import { readLocalCopy } from './local-copy.ts'
import { Unacknowledged } from './unacknowledged.ts'
import { unsavedRuns } from './unsaved-text.ts'

/** Name of the copy of a room on this device; another person of this browser has another. */
export const copyName = (userId: string, room: string): string => `chapterhouse/${userId}/${room}`

/** Text of a replaced document that was never saved; offered until it is taken or discarded. */
export interface OldCopy {
  readonly name: string
  readonly title: string
  readonly texts: readonly string[]
  /** The whole old page, for who wants more than the unsaved words. */
  readonly markdown: () => Promise<string>
  readonly remove: () => Promise<void>
}

const readCopy = async (name: string): Promise<OldCopy> => {
  const doc = new Y.Doc()
  const database = await openDatabase(name)
  const { updates, marks } = await readLocalCopy(database)
  database.close()
  const unacknowledged = new Unacknowledged(doc)
  for (const mark of marks.values()) unacknowledged.restore(mark)
  for (const update of updates) Y.applyUpdate(doc, update)
  return {
    name,
    title: titleOf(doc),
    texts: unsavedRuns(doc, (client) => unacknowledged.committedClock(client)),
    markdown: async () => {
      const { toMarkdown } = await import('@chapterhouse/shared/editor/to-markdown')
      return toMarkdown(documentJson(doc))
    },
    remove: () => deleteDatabase(name),
  }
}

/** Every copy of a page that holds words the server never got, whatever its room. */
export const unsavedCopies = async (userId: string, pageId: string): Promise<OldCopy[]> => {
  const start = copyName(userId, `page:${pageId}:`)
  const names = (await databaseNames()).filter((name) => name.startsWith(start))
  const copies = await Promise.all(names.map(readCopy))
  return copies.filter(({ texts }) => texts.length > 0)
}

/** The copies of these rooms, as far as they hold words the server never got. */
export const copiesOf = async (userId: string, rooms: readonly string[]): Promise<OldCopy[]> => {
  const copies = await Promise.all(rooms.map((room) => readCopy(copyName(userId, room))))
  return copies.filter(({ texts }) => texts.length > 0)
}

/**
 * Copies of the same page from before it was replaced (restored from a backup, rebuilt). Those with
 * nothing unsaved are removed; the others are never written to a server again (SPEC C4).
 */
export const oldCopies = async (userId: string, room: string): Promise<OldCopy[]> => {
  const current = parseRoom(room)
  if (current?.kind !== 'page') return []
  const start = copyName(userId, `page:${current.pageId}:`)
  const names = (await databaseNames()).filter(
    (name) => name.startsWith(start) && name !== copyName(userId, room),
  )
  const copies = await Promise.all(names.map(readCopy))
  const settled = copies.filter(({ texts }) => texts.length === 0)
  await Promise.all(settled.map(({ remove }) => remove()))
  return copies.filter(({ texts }) => texts.length > 0)
}
