import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { anEditor, caretIn, whereIs } from './an-editor.ts'
import { show } from './in-mantine.tsx'
import { TableMenu } from './table-menu.tsx'

const table =
  '<p>before</p><table><tr><th><p>Day</p></th><th><p>Wind</p></th></tr><tr><td><p>one</p></td><td><p>SW</p></td></tr></table>'

// Nothing has a place in a window that is not drawn.
beforeEach(() => {
  const somewhere = new DOMRect(100, 200, 400, 120)
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockReturnValue(somewhere)
})
afterEach(() => {
  vi.restoreAllMocks()
})

const shown = async (inside = 'SW') => {
  const editor = anEditor(table)
  editor.view.focus()
  await expect.poll(() => document.activeElement).toBe(editor.view.dom)
  show(<TableMenu editor={editor} />)
  act(() => caretIn(editor, inside))
  return editor
}
const bar = () => screen.queryByRole('toolbar', { name: 'Table' })
const button = (name: string) => {
  const found = bar()
  if (!found) throw new Error('There is no bar')
  return within(found).getByRole('button', { name })
}
const click = (name: string) => fireEvent.click(button(name))
type AnEditor = Awaited<ReturnType<typeof shown>>
const rows = (editor: AnEditor) =>
  editor.state.doc.child(1).children.map((row) => row.children.map((cell) => cell.textContent))

describe('table menu', () => {
  it('is there while the caret is in a table', async () => {
    const editor = await shown()
    expect(bar()).not.toBeNull()
    act(() => caretIn(editor, 'before'))
    expect(bar()).toBeNull()
  })

  it.each([
    [
      'Add a row above',
      [
        ['Day', 'Wind'],
        ['', ''],
        ['one', 'SW'],
      ],
    ],
    [
      'Add a row below',
      [
        ['Day', 'Wind'],
        ['one', 'SW'],
        ['', ''],
      ],
    ],
    ['Delete the row', [['Day', 'Wind']]],
    [
      'Add a column before',
      [
        ['Day', '', 'Wind'],
        ['one', '', 'SW'],
      ],
    ],
    [
      'Add a column after',
      [
        ['Day', 'Wind', ''],
        ['one', 'SW', ''],
      ],
    ],
    ['Delete the column', [['Day'], ['one']]],
  ])('%s', async (name, expected) => {
    const editor = await shown()
    click(name)
    expect(rows(editor)).toEqual(expected)
  })

  it('deletes the table and leaves the rest', async () => {
    const editor = await shown()
    click('Delete the table')
    expect(editor.getText().trim()).toBe('before')
    expect(bar()).toBeNull()
  })

  it('switches the header row and column and says which are on', async () => {
    const editor = await shown()
    expect(button('Header row').getAttribute('aria-pressed')).toBe('true')
    expect(button('Header column').getAttribute('aria-pressed')).toBe('false')
    click('Header row')
    expect(editor.getHTML()).not.toContain('<th')
    click('Header column')
    expect(button('Header column').getAttribute('aria-pressed')).toBe('true')
    expect(button('Header row').getAttribute('aria-pressed')).toBe('false')
  })

  it('merges selected cells and splits a merged one, and offers neither otherwise', async () => {
    const editor = await shown()
    expect(screen.queryByRole('button', { name: 'Merge the cells' })).toBeNull()
    act(() => {
      const anchorCell = whereIs(editor, 'one') - 2
      const headCell = whereIs(editor, 'SW') - 2
      editor.commands.setCellSelection({ anchorCell, headCell })
    })
    click('Merge the cells')
    expect(editor.getHTML()).toContain('colspan="2"')
    click('Split the cell')
    expect(editor.getHTML()).not.toContain('colspan="2"')
    expect(editor.getText()).toContain('SW')
  })

  it('is reached by keys', async () => {
    await shown()
    act(() => button('Add a row above').focus())
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowRight' })
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Add a row below')
  })
})
