import { countWords } from '@chapterhouse/shared/editor/word-count'
import * as Y from 'yjs'

type Committed = (client: number) => number

const isWaiting = (item: Y.Item, committed: Committed): boolean =>
  item.id.clock + item.length > committed(item.id.client)

/** The string of an item, without the part that is committed already. */
const waitingPart = (item: Y.Item, committed: Committed): string => {
  if (item.deleted || !(item.content instanceof Y.ContentString)) return ''
  return item.content.str.slice(Math.max(0, committed(item.id.client) - item.id.clock))
}

/** True if the text before an item also waits, so that the item belongs to a run already told. */
const goesOn = (item: Y.Item, committed: Committed): boolean => {
  if (item.id.clock < committed(item.id.client)) return false
  for (let left = item.left; left; left = left.left) {
    if (left.deleted || !left.countable) continue
    return isWaiting(left, committed)
  }
  return false
}

const runFrom = (start: Y.Item, committed: Committed): string => {
  let text = waitingPart(start, committed)
  for (let item = start.right; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    if (item.id.clock < committed(item.id.client)) break
    text += waitingPart(item, committed)
  }
  return text
}

const waitingItems = (doc: Y.Doc, committed: Committed): Y.Item[] =>
  [...doc.store.clients].flatMap(([client, structs]) => {
    const clock = committed(client)
    if (Y.getState(doc.store, client) <= clock) return []
    const first = Y.findIndexSS(structs, clock)
    return structs.slice(first).filter((struct) => struct instanceof Y.Item)
  })

/** The texts that only this device has, one for each run, in the order they were written. */
export const unsavedRuns = (doc: Y.Doc, committed: Committed): string[] =>
  waitingItems(doc, committed)
    .filter((item) => !item.deleted && item.content instanceof Y.ContentString)
    .filter((item) => !goesOn(item, committed))
    .map((item) => runFrom(item, committed))
    .filter((text) => text.trim() !== '')

/** Words that only this device has. */
export const unsavedWords = (doc: Y.Doc, committed: Committed): number =>
  unsavedRuns(doc, committed).reduce((sum, text) => sum + countWords(text), 0)
