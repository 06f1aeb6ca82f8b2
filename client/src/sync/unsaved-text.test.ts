import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { erase, textOf, type } from './testing/story.ts'
import { Unacknowledged } from './unacknowledged.ts'
import { unsavedRuns, unsavedWords } from './unsaved-text.ts'

const page = () => {
  const doc = new Y.Doc()
  const unacknowledged = new Unacknowledged(doc)
  const committed = (client: number) => unacknowledged.committedClock(client)
  const commit = () => unacknowledged.committedUpTo(Y.decodeStateVector(Y.encodeStateVector(doc)))
  return { doc, unacknowledged, committed, commit }
}

const insert = (doc: Y.Doc, index: number, words: string) => {
  const text = doc.getXmlFragment('content').createTreeWalker((one) => one instanceof Y.XmlText)
  const found = text.next().value
  if (found instanceof Y.XmlText) found.insert(index, words)
}

describe('texts that only this device has', () => {
  test('are what was typed since the last answer, together', () => {
    const { doc, committed, commit } = page()
    type(doc, 'known words ')
    commit()
    type(doc, 'and new ones')
    expect(unsavedRuns(doc, committed)).toEqual(['and new ones'])
    expect(unsavedWords(doc, committed)).toBe(3)
  })

  test('are told apart where they stand apart', () => {
    const { doc, committed, commit } = page()
    type(doc, 'the river rose')
    commit()
    insert(doc, 14, ' again')
    insert(doc, 4, 'old ')
    expect(unsavedRuns(doc, committed).toSorted()).toEqual([' again', 'old '])
  })

  test('are one where one was typed into the other', () => {
    const { doc, committed, commit } = page()
    type(doc, 'x')
    commit()
    insert(doc, 1, ' one three')
    insert(doc, 5, ' two')
    expect(unsavedRuns(doc, committed)).toEqual([' one two three'])
  })

  test('are none that were deleted again', () => {
    const { doc, committed, commit } = page()
    type(doc, 'kept')
    commit()
    type(doc, ' gone')
    erase(doc, 4, 5)
    expect(textOf(doc)).toBe('kept')
    expect(unsavedRuns(doc, committed)).toEqual([])
  })
})

describe('what waits for an answer', () => {
  test('is nothing once each update is answered', () => {
    const { doc, unacknowledged } = page()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    type(doc, 'one two')
    expect(unacknowledged.isEmpty).toBe(false)
    for (const update of updates) unacknowledged.committed(update)
    expect(unacknowledged.isEmpty).toBe(true)
  })

  test('stays after a gap: an answer to a later update says nothing of an earlier one', () => {
    const { doc, unacknowledged, committed } = page()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    type(doc, 'abc')
    for (const update of updates.slice(2)) unacknowledged.committed(update)
    expect(unacknowledged.isEmpty).toBe(false)
    expect(unsavedRuns(doc, committed)).toEqual(['abc'])
  })

  test('includes deletions until an update with them is answered', () => {
    const { doc, unacknowledged, commit } = page()
    type(doc, 'abc')
    commit()
    doc.on('afterTransaction', ({ deleteSet }: Y.Transaction) =>
      unacknowledged.deleted(deleteSet.clients),
    )
    erase(doc, 1, 1)
    expect(unacknowledged.isEmpty).toBe(false)
    unacknowledged.committed(Y.encodeStateAsUpdate(doc))
    expect(unacknowledged.isEmpty).toBe(true)
  })

  test('is remembered in a mark, deletions included', () => {
    const { doc, unacknowledged, commit } = page()
    type(doc, 'abc')
    commit()
    unacknowledged.deleted(new Map([[doc.clientID, [{ clock: 3, len: 1 }]]]))
    const again = new Unacknowledged(doc)
    again.restore(unacknowledged.encode())
    expect(again.isEmpty).toBe(false)
    again.deletedThere(new Map([[doc.clientID, [{ clock: 2, len: 5 }]]]))
    expect(again.isEmpty).toBe(true)
  })
})
