import { beforeEach, describe, expect, it } from 'vitest'
import { anEditor, caretIn, press, type, whereIs } from '../menus/an-editor.ts'
import { foldingOf, toggleFold } from './folding.ts'
import { headingNamed } from './headings.ts'

const page =
  '<h1>A</h1><p>a one</p><h2>B</h2><p>b one</p><h2>C</h2><p>c one</p><h1>D</h1><p>d one</p>'
const open = (content = page) => anEditor(content, [foldingOf('page-1')])
type Opened = ReturnType<typeof open>

const fold = (editor: Opened, id: string) =>
  toggleFold(editor, headingNamed(editor.state.doc, id)?.at ?? -1)
const seen = ({ view }: Opened) =>
  [...view.dom.children]
    .filter((one) => !one.hasAttribute('data-folded-away'))
    .map((one) => one.textContent)
    .join(' ')

beforeEach(() => localStorage.clear())

describe('a heading', () => {
  it('folds all below it, up to the next that is no smaller', () => {
    const editor = open()
    fold(editor, 'h-a')
    expect(seen(editor)).toBe('A… D d one')
  })

  it('folds its own section alone', () => {
    const editor = open()
    fold(editor, 'h-b')
    expect(seen(editor)).toBe('A a one B… C c one D d one')
  })

  it('shows what it folded again, by the button behind it', () => {
    const editor = open()
    fold(editor, 'h-b')
    const button = editor.view.dom.querySelector<HTMLElement>('.unfold')
    expect(button?.getAttribute('aria-label')).toBe('Show 1 folded block')
    button?.click()
    expect(seen(editor)).toBe('A a one B b one C c one D d one')
  })

  it('with nothing below it folds nothing', () => {
    const editor = open('<h1>A</h1><h1>B</h1>')
    fold(editor, 'h-a')
    expect(seen(editor)).toBe('A B')
  })

  it('is folded by a key from anywhere in its section', () => {
    const editor = open()
    caretIn(editor, 'c one')
    press(editor, 'F', { altKey: true, shiftKey: true, code: 'KeyF', keyCode: 70 })
    expect(seen(editor)).toContain('C… D')
  })

  it('stays folded while somebody writes elsewhere', () => {
    const editor = open()
    fold(editor, 'h-b')
    caretIn(editor, 'a one')
    type(editor, 'more ')
    expect(seen(editor)).toBe('A more a one B… C c one D d one')
  })
})

describe('what is folded', () => {
  it('unfolds where one goes into it', () => {
    const editor = open()
    fold(editor, 'h-a')
    const at = whereIs(editor, 'b one')
    editor.commands.setTextSelection({ from: at, to: at + 1 })
    expect(seen(editor)).toBe('A a one B b one C c one D d one')
  })

  it('stays folded when everything is selected', () => {
    const editor = open()
    fold(editor, 'h-d')
    editor.commands.selectAll()
    expect(seen(editor)).toContain('D…')
  })

  it('is folded at the next visit, for this page alone', () => {
    fold(open(), 'h-b')
    expect(localStorage.getItem('chapterhouse.folds.page-1')).toBe('["h-b"]')
    const again = anEditor('', [foldingOf('page-1')])
    again.commands.setContent(page)
    expect(seen(again)).toContain('B… C')
    const other = anEditor('', [foldingOf('page-2')])
    other.commands.setContent(page)
    expect(seen(other)).not.toContain('…')
  })

  it('is forgotten once it is shown', () => {
    const editor = open()
    fold(editor, 'h-b')
    fold(editor, 'h-b')
    expect(localStorage.getItem('chapterhouse.folds.page-1')).toBeNull()
  })

  it('is no change of the document', () => {
    const editor = open()
    const before = editor.state.doc
    fold(editor, 'h-a')
    expect(editor.state.doc).toBe(before)
  })
})
