import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { expect, test } from 'vitest'
import { anEditor, whereIs } from '../menus/an-editor.ts'
import { headingsOf } from '../outline/headings.ts'
import { whoIsWhere } from './who-is-where.ts'

const caretOf = (name: string) => {
  const caret = document.createElement('span')
  caret.className = 'caret'
  caret.dataset.person = name.toLowerCase()
  caret.style.setProperty('--person', '#1c5fa8')
  caret.innerHTML = `<span class="caret-name">${name}</span>`
  return caret
}

/** Draws carets of these people before these words, as the binding does. */
const carets = (places: Readonly<Record<string, string>>) =>
  Extension.create({
    name: 'drawnCarets',
    addProseMirrorPlugins() {
      const { editor } = this
      const decorations = () =>
        DecorationSet.create(
          editor.state.doc,
          Object.entries(places).map(([name, words]) =>
            Decoration.widget(whereIs(editor, words), () => caretOf(name)),
          ),
        )
      return [new Plugin({ props: { decorations } })]
    },
  })

const page = '<p>before</p><h1>Harbour</h1><p>rope</p><h2>Night</h2><ul><li><p>lamp</p></li></ul>'
const found = (places: Readonly<Record<string, string>>) => {
  const editor = anEditor(page, [carets(places)])
  const headings = headingsOf(editor.state.doc)
  return [...whoIsWhere(editor, headings)].map(
    ([id, people]) => `${id}: ${people.map(({ displayName }) => displayName).join(' ')}`,
  )
}

test.each([
  [{ Ben: 'rope' }, ['h-harbour: Ben']],
  [{ Ben: 'Harbour' }, ['h-harbour: Ben']],
  [{ Ben: 'lamp', Cleo: 'rope' }, ['h-harbour: Cleo', 'h-night: Ben']],
  [{ Ben: 'lamp', Cleo: 'Night' }, ['h-night: Cleo Ben']],
  [{ Ben: 'before' }, []],
  [{}, []],
])('carets at %j are %j', (places, expected) => expect(found(places)).toEqual(expected))
