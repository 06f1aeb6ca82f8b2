import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { anEditor, caretIn, type } from '../menus/an-editor.ts'
import { show } from '../menus/in-mantine.tsx'
import { foldingOf } from './folding.ts'
import { OutlinePanel } from './outline-panel.tsx'

const page = '<h1>A</h1><p>one</p><h2>B</h2><p>two</p><h1>C</h1>'
const shown = (content = page) => {
  const editor = anEditor(content, [foldingOf('page-3')])
  show(<OutlinePanel editor={editor} />)
  return editor
}
const panel = () => within(screen.getByRole('navigation', { name: 'Outline' }))
const lines = () =>
  panel()
    .queryAllByRole('listitem')
    .map((one) => one.textContent)

describe('the outline', () => {
  it('has the headings and says where they will stand', () => {
    shown()
    expect(lines()).toEqual(['A', 'B', 'C'])
  })

  it('says what it is for while there are none', () => {
    shown('<p>x</p>')
    expect(panel().getByText('Headings of this page will stand here.')).toBeTruthy()
  })

  it('follows what is written', async () => {
    const editor = shown()
    caretIn(editor, 'A')
    act(() => type(editor, 'New '))
    await expect.poll(lines).toEqual(['New A', 'B', 'C'])
  })

  it('leads to a heading, also to one that moved since', () => {
    const editor = shown()
    act(() => void editor.commands.insertContentAt(0, '<p>above</p>'))
    fireEvent.click(panel().getByRole('button', { name: 'B' }))
    expect(editor.state.selection.$head.parent.textContent).toBe('B')
  })

  it('is walked with the arrows', () => {
    shown()
    const [first, second] = ['A', 'B'].map((name) => panel().getByRole('button', { name }))
    first?.focus()
    fireEvent.keyDown(first ?? document.body, { key: 'ArrowDown' })
    expect(document.activeElement).toBe(second)
  })

  it('folds what is below a heading, and says so', async () => {
    const editor = shown()
    const fold = () => panel().getByRole('button', { name: 'What is below “A”' })
    fireEvent.click(fold())
    await expect.poll(() => fold().getAttribute('aria-expanded')).toBe('false')
    expect(editor.view.dom.querySelectorAll('[data-folded-away]')).toHaveLength(3)
  })
})
