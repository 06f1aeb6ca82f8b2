import { expect, test } from 'vitest'
import { followLength, longPage } from './long-page.ts'
import { anEditor } from './menus/an-editor.ts'

const book = '<p>a</p>'.repeat(longPage + 1)

/** Whether the page is marked as long at the moment its blocks are put into the document. */
const watch = (editor: ReturnType<typeof anEditor>) => {
  const seen: boolean[] = []
  const draw = editor.view.updateState.bind(editor.view)
  editor.view.updateState = (state) => {
    seen.push(editor.view.dom.classList.contains('long-page'))
    draw(state)
  }
  return seen
}

test('a page is marked as long before a book is drawn in it, and no more once it is gone', () => {
  const editor = anEditor('<p>a</p>')
  const stop = followLength(editor)
  const seen = watch(editor)
  editor.commands.setContent(book)
  editor.commands.setContent('<p>b</p>')
  stop()
  editor.commands.setContent(book)
  expect(seen).toEqual([true, false, false])
})

test('a page that is long already is marked at once', () => {
  const editor = anEditor(book)
  followLength(editor)
  expect(editor.view.dom.classList.contains('long-page')).toBe(true)
})
