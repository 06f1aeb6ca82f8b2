import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { withoutTidying } from './no-tidying.ts'

/** Two people make the same word bold at once: one pair of marks is redundant afterwards. */
const bothBold = (): Uint8Array[] => {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.getText('content').insert(0, 'some words')
  const base = Y.encodeStateAsUpdate(doc)
  const bold = [2, 3].map((clientId) => {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, base)
    copy.clientID = clientId
    copy.getText('content').format(0, 4, { bold: true })
    return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(base ? doc : copy))
  })
  return [base, ...bold]
}

/** Updates a document emits that nobody gave it. */
const ownEdits = (doc: Y.Doc): number => {
  let edits = 0
  doc.getText('content')
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== 'given') edits++
  })
  for (const update of bothBold()) Y.applyUpdate(doc, update, 'given')
  return edits
}

describe('a document that only listens', () => {
  it('D9 makes no edit of its own', () => {
    expect(ownEdits(withoutTidying(new Y.Doc()))).toBe(0)
  })

  it('would make one otherwise, which is what this file is for', () => {
    expect(ownEdits(new Y.Doc())).toBeGreaterThan(0)
  })
})
