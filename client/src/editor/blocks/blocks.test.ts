import { describe, expect, it, test } from 'vitest'
import { caretIn, press, shape } from '../menus/an-editor.ts'
import { aStack, keysAt, pressAll, taken, words } from './a-stack.ts'
import { moveBlocks } from './arrange.ts'
import { selectedBlocks } from './block-selection.ts'

const list =
  '<ul><li><p>one</p></li><li><p>two</p><ul><li><p>in</p></li></ul></li><li><p>three</p></li></ul>'
const page = `<h1>top</h1>${list}<p>end</p>`
const columns =
  '<div data-columns><div data-column><p>left</p></div><div data-column><p>right</p></div></div>'
const note = '<aside data-callout="tip"><p>warn</p><p>more</p></aside>'
const table = '<table><tr><td><p>cell</p></td><td><p>next</p></td></tr></table>'

describe('Escape', () => {
  test.each([
    ['a heading', page, 'top', 'top'],
    ['an item with what is nested in it', page, 'two', 'two|in'],
    ['a nested item', page, 'in', 'in'],
    ['a paragraph in a callout', note, 'more', 'more'],
    ['a paragraph in a column', columns, 'right', 'right'],
    ['the whole table around a cell', table, 'next', 'cell|next'],
  ])('selects %s', (...[, content, at, expected]) => {
    const editor = aStack(content)
    keysAt(editor, at, 'Escape')
    expect(taken(editor)).toBe(expected)
  })

  test.each([
    [page, 'in', 'two|in'],
    [note, 'warn', 'warn|more'],
    [columns, 'left', 'left|right'],
  ])('again selects what holds it: %#', (content, at, expected) => {
    const editor = aStack(content)
    keysAt(editor, at, 'Escape Escape')
    expect(taken(editor)).toBe(expected)
  })

  it('gives the caret back where nothing holds it', () => {
    const editor = aStack(page)
    keysAt(editor, 'end', 'Escape Escape')
    expect(taken(editor)).toBe('')
    expect(editor.state.selection.empty).toBe(true)
  })
})

describe('arrows on selected blocks', () => {
  test.each([
    ['ArrowDown', 'top', 'one'],
    ['ArrowUp', 'end', 'three'],
    ['ArrowDown ArrowDown', 'one', 'three'],
    ['Shift-ArrowDown', 'one', 'one|two|in'],
    ['Shift-ArrowDown', 'top', 'top|one|two|in|three'],
    ['Shift-ArrowDown Shift-ArrowUp', 'one', 'one'],
    ['Shift-ArrowUp', 'end', 'one|two|in|three|end'],
    ['Shift-ArrowDown ArrowDown', 'one', 'three'],
    ['Mod-a', 'one', 'one|two|in|three'],
  ])('%s from “%s”', (keys, at, expected) => {
    const editor = aStack(page)
    keysAt(editor, at, `Escape ${keys}`)
    expect(taken(editor)).toBe(expected)
  })

  it('stay at the last block at the end of the page', () => {
    const editor = aStack(page)
    keysAt(editor, 'end', 'Escape ArrowDown')
    expect(taken(editor)).toBe('end')
  })
})

describe('selected blocks', () => {
  test.each([
    ['one item', page, 'one', 'Delete', 'top [two [in] three] end'],
    ['a whole list', page, 'one', 'Mod-a Delete', 'top end'],
    ['the nested list with its last item', page, 'in', 'Backspace', 'top [one two three] end'],
    ['everything, which leaves an empty line', '<p>a</p><p>b</p>', 'a', 'Mod-a Delete', '_'],
    ['all of a column, which keeps an empty line', columns, 'left', 'Delete', '[[_] [right]]'],
  ])('are deleted: %s', (...[, content, at, keys, expected]) => {
    const editor = aStack(content)
    keysAt(editor, at, `Escape ${keys}`)
    expect(words(editor)).toBe(expected)
    expect(taken(editor)).toBe('')
  })

  it('are doubled, and the copy is selected', () => {
    const editor = aStack(page)
    keysAt(editor, 'two', 'Escape Mod-d')
    expect(words(editor)).toBe('top [one two [in] two [in] three] end')
    expect(selectedBlocks(editor.state)?.from).toBeGreaterThan(20)
  })

  it('are not changed where one only reads', () => {
    const editor = aStack(page)
    editor.setEditable(false)
    keysAt(editor, 'two', 'Escape Delete Mod-d Alt-Shift-ArrowUp')
    expect(words(editor)).toBe('top [one two [in] three] end')
  })

  it('end when the caret is put elsewhere', () => {
    const editor = aStack(page)
    keysAt(editor, 'two', 'Escape')
    caretIn(editor, 'end')
    expect(taken(editor)).toBe('')
  })

  it('are wholes on the clipboard', () => {
    const editor = aStack(page)
    keysAt(editor, 'one', 'Escape Shift-ArrowDown')
    const data = new DataTransfer()
    const event = new ClipboardEvent('copy', { clipboardData: data, cancelable: true })
    editor.view.dom.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
    expect(data.getData('text/html')).toMatch(/^<ul[^>]*><li><p>one<\/p><\/li><li><p>two/)
  })
})

describe('Alt-Shift with an arrow', () => {
  const down = 'Alt-Shift-ArrowDown'
  const up = 'Alt-Shift-ArrowUp'
  test.each([
    ['an item within its list', page, 'one', down, 'top [two [in] one three] end'],
    [
      'an item out of its list, past what is above',
      page,
      'one',
      up,
      '[one] top [two [in] three] end',
    ],
    ['a paragraph past a whole list', page, 'end', up, 'top end [one two [in] three]'],
    ['a nested item out into the outer list', page, 'in', up, 'top [one in two three] end'],
    ['a block out of a callout', note, 'warn', up, 'warn [more]'],
    ['a block within a callout', note, 'warn', down, '[more warn]'],
    ['the only block of a column out of it', columns, 'right', down, '[[left] [_]] right'],
    ['nothing past the end', page, 'end', down, 'top [one two [in] three] end'],
    ['a table as a whole', `${table}<p>b</p>`, 'cell', down, 'b [[[cell] [next]]]'],
  ])('moves %s', (...[, content, at, keys, expected]) => {
    const editor = aStack(content)
    keysAt(editor, at, keys)
    expect(words(editor)).toBe(expected)
    editor.state.doc.check()
  })

  it('keeps the caret between the letters it was between', () => {
    const editor = aStack(page)
    caretIn(editor, 'end', 2)
    pressAll(editor, up)
    const { $from } = editor.state.selection
    expect([$from.parent.textContent, $from.parentOffset]).toEqual(['end', 2])
  })

  it('moves all selected blocks, which stay selected', () => {
    const editor = aStack('<p>a</p><p>b</p><p>c</p>')
    keysAt(editor, 'b', `Escape Shift-ArrowDown ${up}`)
    expect(words(editor)).toBe('b c a')
    expect(taken(editor)).toBe('b|c')
  })
})

describe('blocks put elsewhere', () => {
  const moved = (content: string, what: string, to: number) => {
    const editor = aStack(content)
    keysAt(editor, what, 'Escape')
    const range = selectedBlocks(editor.state)
    const { tr } = editor.state
    const now = range && moveBlocks(tr, range, to)
    if (now) editor.view.dispatch(tr)
    editor.state.doc.check()
    return now ? shape(editor) : null
  }

  it('become items in a list', () => {
    expect(moved('<p>a</p><ul><li><p>b</p></li></ul>', 'a', 4)).toBe(
      'bulletList(listItem(paragraph) listItem(paragraph))',
    )
  })

  it('become tasks in a list of tasks', () => {
    const tasks = '<ul data-type="taskList"><li data-type="taskItem"><p>b</p></li></ul>'
    const two = `<ul><li><p>a</p></li><li><p>c</p></li></ul>${tasks}`
    expect(moved(two, 'a', 13)).toContain('taskList(taskItem(paragraph) taskItem(paragraph))')
  })

  it('bring a list along where there is none', () => {
    expect(moved('<ul><li><p>a</p></li><li><p>c</p></li></ul><p>b</p>', 'a', 15)).toBe(
      'bulletList(listItem(paragraph)) paragraph bulletList(listItem(paragraph))',
    )
  })

  it.each([0, 1, 2, 3])('stay where they are when put into themselves, at %i', (to) => {
    expect(moved('<p>a</p><p>b</p>', 'a', to)).toBeNull()
  })

  it('are not put among the words of another', () => {
    expect(moved('<p>a</p><p>bb</p>', 'a', 5)).toBeNull()
  })

  it('never break the document, wherever they are put', () => {
    const all = `${page}${note}${columns}${table}<blockquote><p>q</p></blockquote>`
    const editor = aStack(all)
    const ranges = ['top', 'two', 'in', 'warn', 'left', 'cell', 'q'].map((what) => {
      keysAt(editor, what, 'Escape')
      return selectedBlocks(editor.state)
    })
    for (const range of ranges) {
      for (let to = 0; range && to <= editor.state.doc.content.size; to += 1) {
        const { tr } = editor.state
        moveBlocks(tr, range, to)
        expect(() => tr.doc.check()).not.toThrow()
      }
    }
  })
})

it('a key that means nothing to blocks is left to others', () => {
  const editor = aStack(page)
  expect(press(editor, 'F5', { code: 'F5' })).toBe(false)
})
