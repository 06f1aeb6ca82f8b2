import { CellSelection } from '@tiptap/pm/tables'
import { describe, expect, it } from 'vitest'
import { caretIn } from '../menus/an-editor.ts'
import { aReceiver, bare, paste } from './a-paste.ts'

const table = (...rows: readonly string[]) =>
  `<table>${rows.map((cells) => `<tr>${cells}</tr>`).join('')}</table>`

const square = table('<td>a</td><td>b</td>', '<td>c</td><td>d</td>')
const tall = table('<td>ebb</td><td rowspan="2">noon</td>', '<td>flood</td>')

/** A table of four cells, with the caret in the first. */
const inSquare = () => {
  const editor = aReceiver(square)
  caretIn(editor, 'a')
  return editor
}

describe('cells that reach over rows', () => {
  it('are parted where a table is already', () => {
    const editor = inSquare()
    paste(editor, { html: tall, text: 'x' })
    expect(bare(editor)).toContain(
      table('<td>ebb</td><td>noon</td>', '<td>flood</td><td></td>').slice(7, -8),
    )
  })

  it('make the table grow as far as they go', () => {
    const editor = inSquare()
    caretIn(editor, 'd')
    paste(editor, { html: tall, text: 'x' })
    expect(bare(editor)).toContain('<td>c</td><td>ebb</td><td>noon</td>')
    expect(bare(editor)).toContain('<td></td><td>flood</td><td></td>')
  })

  it('keep what they say when only a part of the table is chosen for them', () => {
    const editor = inSquare()
    const at = (words: string) => {
      caretIn(editor, words)
      return editor.state.selection.$from.before(-1)
    }
    const { doc, tr } = editor.state
    editor.view.dispatch(tr.setSelection(CellSelection.create(doc, at('a'), at('c'))))
    paste(editor, { html: table('<td rowspan="3">long</td>', '', ''), text: 'x' })
    expect(bare(editor)).toContain('<tr><td>long</td><td>b</td></tr><tr><td></td><td>d</td></tr>')
  })

  it('stay as they are anywhere else', () => {
    const editor = aReceiver()
    paste(editor, { html: tall, text: 'x' })
    expect(bare(editor)).toContain('<td rowspan="2">noon</td>')
  })
})
