import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { copyDocument } from './copy-document.ts'
import { contentOf, documentFrom, documentJson } from './document.ts'
import type { DocNode } from './node.ts'
import { anyDocument } from './testing/document-arbitrary.ts'

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc()
  copyDocument(doc, copy)
  return copy
}

const paragraph = (text: string): DocNode => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
})

describe('a copy of a document', () => {
  it('says the same, whatever the document says', () => {
    fc.assert(
      fc.property(anyDocument, (json) => {
        const doc = documentFrom(json)
        expect(documentJson(copyOf(doc))).toEqual(documentJson(doc))
      }),
    )
  })

  it('keeps parts this version does not know', () => {
    const doc = new Y.Doc()
    const strange = new Y.XmlElement('orrery')
    strange.setAttribute('planets', { count: 8 } as unknown as string)
    contentOf(doc).insert(0, [strange])
    expect(documentJson(copyOf(doc))).toEqual(documentJson(doc))
  })

  it('is by its own writer alone', () => {
    const copy = copyOf(documentFrom(paragraph('by somebody'), 4711))
    expect([...copy.store.clients.keys()]).toEqual([copy.clientID])
  })

  it('holds nothing of what was deleted', () => {
    const doc = documentFrom(paragraph('public, and a secret'))
    const [first] = contentOf(doc).toArray()
    const text = first instanceof Y.XmlElement ? first.get(0) : null
    if (text instanceof Y.XmlText) text.delete(6, 14)
    const bytes = Buffer.from(Y.encodeStateAsUpdate(copyOf(doc))).toString('latin1')
    expect(bytes).toContain('public')
    expect(bytes).not.toContain('secret')
  })

  it('of nothing is nothing', () => {
    expect(contentOf(copyOf(new Y.Doc())).length).toBe(0)
  })
})
