import { documentFrom, documentJson } from '@chapterhouse/shared/editor/document'
import { nodeFromJson } from '@chapterhouse/shared/editor/schema'
import { anyDocument } from '@chapterhouse/shared/editor/testing/document-arbitrary'
import type { Editor } from '@tiptap/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { copyOf, editorOn, twoWriters } from './testing/writers.ts'

/** No hand puts a caret inside a surrogate pair, and Yjs splits none: the place after it then. */
const betweenCharacters = (editor: Editor, place: number) => {
  const unit = editor.state.doc.textBetween(Math.max(0, place - 1), place, ' ', ' ')
  return /[\ud800-\udbff]$/.test(unit) ? place + 1 : place
}

const wait = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('the editor and the document', () => {
  test('hold the same, and opening a page changes nothing in it', () =>
    fc.assert(
      fc.property(anyDocument, (json) => {
        const doc = copyOf(documentFrom(json))
        const before = Y.encodeStateAsUpdate(doc).length
        const editor = editorOn(doc)
        expect(nodeFromJson(editor.getJSON() as never).eq(nodeFromJson(documentJson(doc)))).toBe(
          true,
        )
        expect(Y.encodeStateAsUpdate(doc).length).toBe(before)
        editor.destroy()
      }),
      { numRuns: 60 },
    ))

  test('hold the same after edits anywhere', () =>
    fc.assert(
      fc.property(anyDocument, fc.nat(), fc.string({ maxLength: 5 }), (json, at, words) => {
        const doc = copyOf(documentFrom(json))
        const editor = editorOn(doc)
        const size = () => editor.state.doc.content.size
        editor.commands.insertContentAt(betweenCharacters(editor, at % (size() + 1)), words)
        const to = betweenCharacters(editor, Math.min(size(), at % 7))
        editor.commands.deleteRange({ from: 0, to })
        const held = nodeFromJson(documentJson(doc))
        expect(editor.state.doc.toString()).toBe(held.toString())
        editor.destroy()
      }),
      { numRuns: 60 },
    ))

  test('an empty page gets nothing written by being opened', () => {
    const doc = new Y.Doc()
    const editor = editorOn(doc)
    expect(doc.getXmlFragment('content').length).toBe(0)
    editor.destroy()
  })

  test('a forged attribute costs no text', () => {
    const doc = documentFrom({
      type: 'doc',
      content: [
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'kept' }] },
      ],
    })
    const heading = doc.getXmlFragment('content').get(0) as Y.XmlElement
    heading.setAttribute('level', { evil: true } as never)
    const editor = editorOn(doc)
    expect(editor.getText()).toBe('kept')
    expect(doc.getXmlFragment('content').toString()).toContain('kept')
    editor.destroy()
  })
})

describe('C8: undo', () => {
  test('C8: takes back own words and leaves those of others, also inside them', async () => {
    const { ada, bob, end } = twoWriters('Start.')
    ada.editor.commands.insertContentAt(7, ' Ada was here.')
    await wait()
    bob.editor.commands.insertContentAt(11, 'BOB')
    expect(ada.editor.getText()).toBe('Start. AdaBOB was here.')
    ada.editor.commands.undo()
    expect(ada.editor.getText()).toBe('Start.BOB')
    expect(bob.editor.getText()).toBe('Start.BOB')
    end()
  })

  test('C8: has nothing to take back for somebody who only read', () => {
    const { ada, bob, end } = twoWriters('Start.')
    ada.editor.commands.insertContentAt(7, ' More.')
    expect(bob.editor.can().undo()).toBe(false)
    bob.editor.commands.undo()
    expect(ada.editor.getText()).toBe('Start. More.')
    end()
  })

  test('C8: brings back what a person deleted without what others deleted', () => {
    const { ada, bob, end } = twoWriters('one two three')
    ada.editor.commands.deleteRange({ from: 1, to: 5 })
    bob.editor.commands.deleteRange({ from: 4, to: 10 })
    expect(ada.editor.getText()).toBe('two')
    ada.editor.commands.undo()
    expect(ada.editor.getText()).toBe('one two')
    end()
  })
})
