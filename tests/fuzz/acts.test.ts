import { getSchema } from '@chapterhouse/shared/editor/schema'
import { canonicalContent, contentHash } from '@chapterhouse/shared/sync/content-hash'
import { contentRoot } from '@chapterhouse/shared/sync/document'
import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { randomFrom } from '../harness/random.ts'
import { writing } from './acts.ts'

const aTab = () => {
  const document = new Y.Doc()
  const edit = (change: (document: Y.Doc) => void) => document.transact(() => change(document))
  return { document, edit }
}

describe('what the fuzz does to a text', () => {
  test.each([1, 2, 3])(
    'seed %i leaves a valid document that says the same to the editor',
    (seed) => {
      const random = randomFrom(seed)
      const tab = aTab()
      for (let time = 0; time < 150; time += 1) random.pick(writing)(tab, random)
      const shown = yXmlFragmentToProseMirrorRootNode(
        tab.document.getXmlFragment(contentRoot),
        getSchema(),
      )
      shown.check()
      expect(shown.textContent.length).toBeGreaterThan(50)
    },
  )

  test.each([4, 5, 6, 7, 8])(
    'seed %i: two tabs that exchange their updates come to one hash',
    (seed) => {
      const random = randomFrom(seed)
      const [one, two] = [aTab(), aTab()]
      for (let round = 0; round < 20; round += 1) {
        for (let time = 0; time < 8; time += 1)
          random.pick(writing)(random.pick([one, two]), random)
        const [fromOne, fromTwo] = [one, two].map(({ document }) => Y.encodeStateAsUpdate(document))
        Y.applyUpdate(one.document, fromTwo as Uint8Array)
        Y.applyUpdate(two.document, fromOne as Uint8Array)
        expect(canonicalContent(one.document)).toBe(canonicalContent(two.document))
        expect(contentHash(one.document)).toBe(contentHash(two.document))
      }
    },
  )
})
