import * as Y from 'yjs'

/** Where a deleted item lives on after it was brought back, and how far into that item it starts. */
const livesIn = (store: Y.Doc['store'], first: Y.ID): { item: Y.Item; offset: number } | null => {
  let id: Y.ID | null = first
  let found: { item: Y.Item; offset: number } | null = null
  while (id !== null) {
    const item: Y.Item = Y.getItem(store, id)
    if (!(item instanceof Y.Item)) return null
    const offset: number = id.clock - item.id.clock
    found = { item, offset }
    id = item.redone && Y.createID(item.redone.client, item.redone.clock + offset)
  }
  return found
}

const behind = ({ client, clock }: Y.ID, length: number) => Y.createID(client, clock + length)

const partItem = (transaction: Y.Transaction, whole: Y.Item): void => {
  let rest = whole
  for (;;) {
    const home = livesIn(transaction.doc.store, rest.id)
    if (!home) return
    const { item, offset } = home
    const room = item.length - offset
    if (room === rest.length) return
    if (room > rest.length) {
      Y.getItemCleanStart(transaction, behind(item.id, offset + rest.length))
      return
    }
    rest = Y.getItemCleanStart(transaction, behind(rest.id, room))
  }
}

/**
 * Makes what an undo is about to remove end where it ended when it was written. Text that an undo
 * brought back grows together with its neighbours, letters of others among them; Yjs would take an
 * item for the one it looks for and remove all of it, or only the first half.
 */
export const partRedone = (transaction: Y.Transaction, undoManager: Y.UndoManager): void => {
  const { undoing, undoStack, redoStack } = undoManager
  for (const { insertions } of undoing ? undoStack : redoStack) {
    const redone: Y.Item[] = []
    Y.iterateDeletedStructs(transaction, insertions, (struct) => {
      if (struct instanceof Y.Item && struct.redone !== null) redone.push(struct)
    })
    for (const item of redone) partItem(transaction, item)
  }
}
