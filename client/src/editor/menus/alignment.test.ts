import { describe, expect, test } from 'vitest'
import { AlignmentKeys, setAlignment } from './alignment.ts'
import { anEditor, caretIn, select } from './an-editor.ts'
import { colorHere } from './color-menu.tsx'

const aligned = (html: string) => anEditor(html, [AlignmentKeys])

describe('alignment', () => {
  test('is given to every block of the selection, in lists too', () => {
    const editor = aligned('<h2>a</h2><ul><li><p>b</p></li></ul><pre>c</pre>')
    editor.commands.selectAll()
    editor.commands.command(setAlignment('center'))
    expect(editor.getHTML()).toBe(
      '<h2 data-align="center">a</h2><ul><li><p data-align="center">b</p></li></ul><pre><code>c</code></pre>',
    )
  })

  test.each([
    ['Mod-Shift-e', 'center'],
    ['Mod-Shift-r', 'right'],
    ['Mod-Shift-j', 'justify'],
    ['Mod-Shift-l', null],
  ])('%s sets %s', (key, align) => {
    const editor = aligned('<p data-align="right">salt</p>')
    caretIn(editor, 'salt')
    editor.commands.keyboardShortcut(key)
    expect(editor.state.doc.firstChild?.attrs.align).toBe(align)
  })

  test('means nothing in code', () => {
    const editor = aligned('<pre>salt</pre>')
    caretIn(editor, 'salt')
    expect(editor.commands.command(setAlignment('center'))).toBe(false)
  })
})

describe('a colour', () => {
  test('is set on the selected words, taken away, and seen at the caret', () => {
    const editor = anEditor('<p>salt road</p>')
    select(editor, 'salt')
    editor.commands.setTextColor('red')
    expect(editor.getHTML()).toBe('<p><span data-color="red">salt</span> road</p>')
    expect(colorHere(editor.state, 'textColor')).toBe('red')
    expect(colorHere(editor.state, 'highlight')).toBeNull()
    editor.commands.setTextColor(null)
    expect(editor.getHTML()).toBe('<p>salt road</p>')
  })

  test.each(['<span style="color: red">salt</span>', '<span data-color="#f00">salt</span>'])(
    'from elsewhere is left out: %s',
    (html) => expect(anEditor(`<p>${html}</p>`).getHTML()).toBe('<p>salt</p>'),
  )
})
