import * as Y from 'yjs'
import { LocalStore } from './local-store.ts'
import { copyName } from './old-copies.ts'
import { roomsHere } from './rooms-here.ts'
import { Unacknowledged } from './unacknowledged.ts'

/** Reads a copy, changes it and writes the change; resolves when it is on disk. */
const inStore = async (name: string, change: (doc: Y.Doc) => void): Promise<void> => {
  const doc = new Y.Doc()
  const unacknowledged = new Unacknowledged(doc)
  const store = await LocalStore.open({
    name,
    tab: String(doc.clientID),
    mark: () => unacknowledged.encode(),
    whole: () => Y.encodeStateAsUpdate(doc),
    onOthers: () => undefined,
    onTrouble: () => undefined,
  })
  const { updates, marks } = await store.load()
  for (const mark of marks.values()) unacknowledged.restore(mark)
  for (const update of updates) Y.applyUpdate(doc, update)
  doc.on('update', (update: Uint8Array) => store.add(update, true))
  change(doc)
  await store.flush()
  store.close()
}

/** Changes a text that need not be open: in the window that shows it, else in the copy on this device. */
export const changeText = async (
  { userId, room }: { readonly userId: string; readonly room: string },
  change: (doc: Y.Doc) => void,
): Promise<void> => {
  const open = roomsHere.of(room)
  if (open) change(open.doc)
  else await inStore(copyName(userId, room), change)
}
