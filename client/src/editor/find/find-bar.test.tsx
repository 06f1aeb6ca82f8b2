import { fireEvent, screen } from '@testing-library/react'
import { UndoRedo } from '@tiptap/extensions'
import { describe, expect, it } from 'vitest'
import { anEditor, select } from '../menus/an-editor.ts'
import { show } from '../menus/in-mantine.tsx'
import { FindBar } from './find-bar.tsx'
import { useFindBar } from './use-find-bar.ts'

type AnEditor = ReturnType<typeof anEditor>

const Surface = ({ editor }: { readonly editor: AnEditor }) => {
  const find = useFindBar(editor)
  return find.isOpen ? <FindBar editor={editor} {...find} /> : null
}

const shown = (html: string) => {
  const editor = anEditor(html, [UndoRedo])
  show(<Surface editor={editor} />)
  return editor
}
const press = (editor: AnEditor, more: KeyboardEventInit) =>
  fireEvent.keyDown(editor.view.dom, { key: 'f', code: 'KeyF', ctrlKey: true, ...more })
const bar = () => screen.queryByRole('search')
const field = () => screen.getByRole<HTMLInputElement>('searchbox')
const other = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Replace with' })
const enter = (element: HTMLElement, value: string) =>
  fireEvent.change(element, { target: { value } })
const told = () => screen.getAllByRole('status').map((one) => one.textContent)

describe('the bar that finds words', () => {
  it('opens with Ctrl-F and the selected words, and leaves Ctrl-Shift-F alone', () => {
    const editor = shown('<p>salt and sea</p>')
    press(editor, { shiftKey: true })
    expect(bar()).toBeNull()
    select(editor, 'sea')
    press(editor, {})
    expect(field().value).toBe('sea')
    expect(document.activeElement).toBe(field())
    expect(told()).toEqual(['1 of 1'])
  })

  it('walks with Enter and Shift-Enter', () => {
    const editor = shown('<p>a a a</p>')
    editor.commands.focus('start')
    press(editor, {})
    enter(field(), 'a')
    for (const shiftKey of [false, false, true]) {
      fireEvent.keyDown(field(), { key: 'Enter', shiftKey })
    }
    expect(told()).toEqual(['1 of 3'])
    expect(editor.state.selection.from).toBe(1)
  })

  it('says what is wrong', () => {
    const editor = shown('<p>salt</p>')
    press(editor, {})
    enter(field(), 'pepper(')
    expect(told()).toEqual(['Nothing found'])
    fireEvent.click(screen.getByRole('button', { name: 'Regular expression' }))
    expect(told()).toEqual(['Not a regular expression'])
    expect(field().getAttribute('aria-invalid')).toBe('true')
  })

  it('replaces one with Enter, all with a button, and says how many', () => {
    const editor = shown('<p>salt salt salt</p>')
    editor.commands.focus('start')
    press(editor, { altKey: true })
    enter(field(), 'salt')
    enter(other(), 'sea')
    fireEvent.submit(other())
    expect(editor.getText()).toBe('sea salt salt')
    fireEvent.click(screen.getByRole('button', { name: 'All' }))
    expect(editor.getText()).toBe('sea sea sea')
    expect(told()).toContain('2 places replaced')
  })

  it('only finds where one may only read', () => {
    const editor = shown('<p>salt</p>')
    editor.setEditable(false)
    press(editor, { altKey: true })
    expect(field()).toBeTruthy()
    expect(screen.queryByRole('textbox', { name: 'Replace with' })).toBeNull()
  })

  it('gives the focus back to the text on Escape', async () => {
    const editor = shown('<p>salt</p>')
    press(editor, {})
    fireEvent.keyDown(field(), { key: 'Escape' })
    expect(bar()).toBeNull()
    await expect.poll(() => document.activeElement).toBe(editor.view.dom)
  })
})
