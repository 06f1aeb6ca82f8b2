import { contentRoot } from '@chapterhouse/shared/sync/document'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addParagraph } from './aged-page.ts'
import { deleteLetter, insertLetter } from './frames.ts'

describe('hand-made updates', () => {
  test('are what Yjs itself would have written', () => {
    const document = new Y.Doc()
    document.clientID = 1
    const text = addParagraph(document.getXmlFragment(contentRoot))
    const place = { client: 1, clock: text._item?.id.clock ?? -1 }
    const letters = [...'word'].map((letter, clock) =>
      insertLetter({
        client: 9,
        clock,
        after: clock === 0 ? null : clock - 1,
        text: place,
        letter,
      }),
    )
    for (const update of [...letters, deleteLetter(9, 1)]) Y.applyUpdate(document, update)
    expect(text.toString()).toBe('wrd')
    expect(document.store.pendingStructs).toBeNull()
  })
})
