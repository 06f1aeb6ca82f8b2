import { contentRoot } from '@chapterhouse/shared/sync/document'
import { expect, onTestFinished, test } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { editorOn } from '../testing/writers.ts'
import { spotsIn } from './drawn-carets.ts'
import { bindingOf } from './extension.ts'

const user = { id: 'ben', name: 'Ben', color: '#1c5fa8' }
const spot = { anchor: 3, head: 3, user: JSON.stringify(user) }
const none = new Map()

/** A text in which the caret of client 7 stands behind a letter of this clock. */
const behind = (clock: number) => {
  const doc = new Y.Doc()
  const editor = editorOn(doc)
  onTestFinished(() => editor.destroy())
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText('salt')
  paragraph.insert(0, [text])
  doc.transact(() => doc.getXmlFragment(contentRoot).insert(0, [paragraph]), 'wire')
  const at = { type: null, tname: null, item: { client: doc.clientID, clock }, assoc: -1 }
  const awareness = new Awareness(doc)
  awareness.states.set(7, { user, cursor: { anchor: at, head: at } })
  return (known = none) =>
    spotsIn({ binding: bindingOf(editor.state), doc: editor.state.doc, known }, awareness)
}

test('a caret behind a letter that is here stands there, wherever it was', () => {
  const [now] = [...behind(4)(new Map([[7, { ...spot, head: 1, anchor: 1 }]])).values()]
  expect(now?.head).toBeGreaterThan(1)
})

test('a caret behind a letter that is still on its way stays where it was', () => {
  expect([...behind(999)(new Map([[7, spot]]))]).toEqual([[7, spot]])
})

test('a caret of which nothing is known yet waits for its letter', () => {
  expect([...behind(999)()]).toEqual([])
})

test('the caret of who went elsewhere goes too', () => {
  const doc = new Y.Doc()
  const editor = editorOn(doc)
  onTestFinished(() => editor.destroy())
  const shown = { binding: bindingOf(editor.state), doc: editor.state.doc }
  const awareness = new Awareness(doc)
  awareness.states.set(7, { user, cursor: null })
  expect([...spotsIn({ ...shown, known: new Map([[7, spot]]) }, awareness)]).toEqual([])
})
