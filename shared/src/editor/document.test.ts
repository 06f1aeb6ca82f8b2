import { prosemirrorToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  appendToDocument,
  contentOf,
  documentFrom,
  documentJson,
  isEmptyDocument,
  setTitle,
  titleOf,
} from './document.ts'
import { fromMarkdown } from './from-markdown.ts'
import { getSchema, nodeFromJson } from './schema.ts'
import { anyDocument } from './testing/document-arbitrary.ts'
import { toText } from './to-text.ts'

const overTheWire = (doc: Y.Doc): Y.Doc => {
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  return other
}

describe('a document in Yjs', () => {
  test('reads back as it was, on another replica', () =>
    fc.assert(
      fc.property(anyDocument, (json) => {
        const back = nodeFromJson(documentJson(overTheWire(documentFrom(json))))
        expect(back.eq(nodeFromJson(json))).toBe(true)
      }),
      { numRuns: 100 },
    ))

  test('is what the editor binding writes and reads', () =>
    fc.assert(
      fc.property(anyDocument, (json) => {
        const node = nodeFromJson(json)
        const bound = new Y.Doc()
        prosemirrorToYXmlFragment(node, contentOf(bound))
        expect(nodeFromJson(documentJson(bound)).eq(node)).toBe(true)
        const ours = contentOf(overTheWire(documentFrom(json)))
        expect(yXmlFragmentToProseMirrorRootNode(ours, getSchema()).eq(node)).toBe(true)
        expect(ours.toString()).toBe(contentOf(bound).toString())
      }),
      { numRuns: 100 },
    ))

  test('grows at its end and keeps what is there', () => {
    const doc = documentFrom(fromMarkdown('one'))
    appendToDocument(doc, fromMarkdown('# two\n\nthree'))
    expect(toText(documentJson(doc))).toBe('one\n\ntwo\n\nthree')
  })

  test('gives up a lone empty paragraph for what is added', () => {
    const doc = documentFrom({ type: 'doc', content: [{ type: 'paragraph' }] })
    expect(isEmptyDocument(doc)).toBe(true)
    appendToDocument(doc, fromMarkdown('one'))
    expect(contentOf(doc).length).toBe(1)
  })

  test('is one transaction for a whole import', () => {
    const doc = new Y.Doc()
    let updates = 0
    doc.on('update', () => updates++)
    appendToDocument(doc, fromMarkdown('one\n\ntwo\n\nthree'))
    expect(updates).toBe(1)
  })

  test('stays as it is when what should be added is not valid', () => {
    const doc = documentFrom(fromMarkdown('one'))
    expect(() => appendToDocument(doc, { type: 'doc', content: [{ type: 'gadget' }] })).toThrow()
    expect(toText(documentJson(doc))).toBe('one')
  })

  test('has a title beside its text, and none at first', () => {
    const doc = new Y.Doc()
    expect(titleOf(doc)).toBe('')
    setTitle(doc, 'A title')
    expect(titleOf(overTheWire(doc))).toBe('A title')
  })

  test('shows an empty paragraph before its first word', () =>
    expect(documentJson(new Y.Doc())).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] }))
})
