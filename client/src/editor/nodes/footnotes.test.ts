import { describe, expect, test } from 'vitest'
import { anEditor, caretIn, press, type } from '../menus/an-editor.ts'
import { Footnotes, noteHere, notesOf } from './footnotes.ts'
import { NodeViews } from './node-views.ts'

const noted = (html: string) => anEditor(html, [Footnotes, NodeViews])
const notes = (editor: ReturnType<typeof noted>) =>
  notesOf(editor.state.doc).map(({ node }) => node.textContent)
const numbers = (editor: ReturnType<typeof noted>) =>
  [...editor.view.dom.querySelectorAll('[data-footnote]')].map((one) =>
    one.getAttribute('data-number'),
  )

const two =
  '<p>a<span data-footnote>one</span></p><ul><li><p>b<span data-footnote>two</span></p></li></ul>'

describe('a footnote', () => {
  test('is put behind the caret, which goes into it', () => {
    const editor = noted('<p>salt</p>')
    caretIn(editor, 'salt', 4)
    editor.commands.insertFootnote()
    expect(noteHere(editor.state)).not.toBeNull()
    editor.commands.insertContent('see below')
    expect(editor.getHTML()).toBe('<p>salt<span data-footnote="">see below</span></p>')
  })

  test('has the number of its place, wherever it stands', () => {
    const editor = noted(two)
    expect(numbers(editor)).toEqual(['1', '2'])
    editor.commands.insertContentAt(0, '<p>x<span data-footnote>zero</span></p>')
    expect(numbers(editor)).toEqual(['1', '2', '3'])
    expect(notes(editor)).toEqual(['zero', 'one', 'two'])
  })

  test('shows its words while the caret is in them', () => {
    const editor = noted(two)
    expect(editor.view.dom.querySelector('.note-open')).toBeNull()
    caretIn(editor, 'one', 1)
    expect(editor.view.dom.querySelector('.note-open')?.textContent).toContain('one')
  })

  test.each(['Escape', 'Enter'])('is left with %s', (key) => {
    const editor = noted(two)
    caretIn(editor, 'one', 1)
    expect(press(editor, key)).toBe(true)
    expect(noteHere(editor.state)).toBeNull()
    type(editor, '!')
    expect(editor.getHTML()).toContain('one</span>!')
  })

  test('that is left without words is gone', () => {
    const editor = noted('<p>salt</p>')
    caretIn(editor, 'salt', 4)
    editor.commands.insertFootnote()
    press(editor, 'Escape')
    expect(editor.getHTML()).toBe('<p>salt</p>')
  })

  test('holds no other, and none stands in code', () => {
    const editor = noted(`${two}<pre>code</pre>`)
    caretIn(editor, 'one', 1)
    expect(editor.commands.insertFootnote()).toBe(false)
    caretIn(editor, 'code', 1)
    expect(editor.commands.insertFootnote()).toBe(false)
  })

  test('is typed as ^[words]', () => {
    const editor = noted('<p></p>')
    type(editor, 'salt^[from the sea]')
    expect(notes(editor)).toEqual(['from the sea'])
  })

  test('takes the first letter that is typed into it', () => {
    const editor = noted('<p>salt</p>')
    caretIn(editor, 'salt', 4)
    editor.commands.insertFootnote()
    const event = new InputEvent('beforeinput', {
      inputType: 'insertText',
      data: 'x',
      cancelable: true,
    })
    editor.view.dom.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
    expect(notes(editor)).toEqual(['x'])
  })
})
