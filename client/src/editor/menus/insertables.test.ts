import { describe, expect, it } from 'vitest'
import { Footnotes } from '../nodes/footnotes.ts'
import { aPage } from './a-page.ts'
import { anEditor, caretIn, select, shape } from './an-editor.ts'
import { imageUploads } from './images.ts'
import { blockHere, insert, insertable, insertables, isOffered, turnables } from './insertables.ts'
import { slashMenu } from './slash.ts'

const inEmpty = {
  paragraph: 'paragraph',
  'heading-1': 'heading',
  'heading-2': 'heading',
  'heading-3': 'heading',
  'heading-4': 'heading',
  'bullet-list': 'bulletList(listItem(paragraph))',
  'ordered-list': 'orderedList(listItem(paragraph))',
  'task-list': 'taskList(taskItem(paragraph))',
  quote: 'blockquote(paragraph)',
  'code-block': 'codeBlock',
  callout: 'callout(paragraph)',
  toggle: 'toggle(paragraph)',
  columns: 'columns(column(paragraph) column(paragraph))',
  formula: 'codeBlock',
  diagram: 'codeBlock',
  'page-break': 'pageBreak paragraph',
  contents: 'tableOfContents paragraph',
  embed: 'embed paragraph',
  date: 'paragraph',
} as const

describe('insertables', () => {
  it.each(Object.entries(inEmpty))('%s makes %s of an empty line', (id, expected) => {
    const editor = anEditor('<p></p>')
    insert(editor, id as keyof typeof inEmpty)
    expect(shape(editor)).toBe(expected)
  })

  it.each(turnables.map((one) => one.id))('%s keeps the words of the block', (id) => {
    const editor = anEditor('<p>salt and rope</p>')
    insert(editor, id)
    expect(editor.getText()).toContain('salt and rope')
    expect(blockHere(editor.state).id).toBe(id)
  })

  it('the level of a heading is the one asked for', () => {
    const editor = anEditor('<p>harbour</p>')
    insert(editor, 'heading-3')
    expect(editor.getHTML()).toBe('<h3>harbour</h3>')
  })

  it.each([
    '<ul><li><p>rope</p></li></ul>',
    '<blockquote><p>rope</p></blockquote>',
    '<pre>rope</pre>',
  ])('text takes the words out of %s', (html) => {
    const editor = anEditor(html)
    caretIn(editor, 'rope')
    insert(editor, 'paragraph')
    expect(shape(editor)).toBe('paragraph')
  })

  it('a bulleted list becomes a task list and a numbered one', () => {
    const editor = anEditor('<ul><li><p>rope</p></li><li><p>oil</p></li></ul>')
    editor.commands.selectAll()
    insert(editor, 'ordered-list')
    expect(shape(editor)).toBe('orderedList(listItem(paragraph) listItem(paragraph))')
    insert(editor, 'task-list')
    expect(shape(editor)).toBe('taskList(taskItem(paragraph) taskItem(paragraph))')
    insert(editor, 'bullet-list')
    expect(shape(editor)).toBe('bulletList(listItem(paragraph) listItem(paragraph))')
  })

  it('a heading turned into a list is an item of plain text', () => {
    const editor = anEditor('<h2>Provisions</h2>')
    insert(editor, 'bullet-list')
    expect(shape(editor)).toBe('bulletList(listItem(paragraph))')
  })

  it('a divider leaves a line to write on', () => {
    const editor = anEditor('<p>before</p><p></p>')
    insert(editor, 'divider')
    expect(shape(editor)).toBe('paragraph horizontalRule paragraph')
    expect(editor.state.selection.$from.parent.type.name).toBe('paragraph')
  })

  it('a table has three rows of three with a header, and the caret in the first cell', () => {
    const editor = anEditor('<p></p>')
    insert(editor, 'table')
    const table = editor.state.doc.firstChild
    expect(table?.childCount).toBe(3)
    expect(table?.firstChild?.children.map((cell) => cell.type.name)).toEqual(
      Array(3).fill('tableHeader'),
    )
    expect(editor.state.selection.$from.node(-1).type.name).toBe('tableHeader')
  })

  it('a table that ends the page is followed by a line to write on, and only there', () => {
    const editor = anEditor('<p></p>')
    insert(editor, 'table')
    expect(editor.state.doc.childCount).toBe(2)
    expect(editor.state.doc.lastChild?.type.name).toBe('paragraph')
    const between = anEditor('<p>one</p><p></p><p>two</p>')
    caretIn(between, 'two')
    between.commands.setTextSelection(6)
    insert(between, 'table')
    expect(between.state.doc.children.map((one) => one.type.name)).toEqual([
      'paragraph',
      'table',
      'paragraph',
    ])
  })

  it('what needs a list or a place to go is offered only where there is one', () => {
    const [plain, noted] = [anEditor('<p></p>'), anEditor('<p></p>', [Footnotes])]
    for (const id of ['file', 'mention', 'page-link', 'emoji', 'footnote'] as const) {
      expect(isOffered(plain, insertable(id)), id).toBe(false)
    }
    expect(isOffered(noted, insertable('footnote'))).toBe(true)
  })

  it('the words of a line go into the first of two columns, the caret with them', () => {
    const editor = anEditor('<p>salt</p>')
    caretIn(editor, 'salt', 2)
    insert(editor, 'columns')
    editor.commands.insertContent('!')
    expect(editor.getText()).toContain('sa!lt')
    expect(isOffered(editor, insertable('columns'))).toBe(false)
  })

  it('no table is offered inside a table', () => {
    const editor = anEditor('<p>outside</p><table><tr><td><p>inside</p></td></tr></table>')
    caretIn(editor, 'outside')
    expect(isOffered(editor, insertable('table'))).toBe(true)
    caretIn(editor, 'inside')
    expect(isOffered(editor, insertable('table'))).toBe(false)
  })

  it('a picture is offered only where pictures can be sent', () => {
    const image = insertable('image')
    expect(isOffered(anEditor('<p></p>'), image)).toBe(false)
    expect(isOffered(anEditor('<p></p>', [imageUploads({ pageId: aPage })]), image)).toBe(true)
  })

  it('turning several blocks turns each', () => {
    const editor = anEditor('<p>one</p><p>two</p>')
    editor.commands.selectAll()
    insert(editor, 'heading-2')
    expect(editor.getHTML()).toBe('<h2>one</h2><h2>two</h2>')
  })

  it('every shortcut is one that the editor answers to', () => {
    for (const { id, shortcut } of insertables.filter((one) => one.shortcut)) {
      const editor = anEditor('<p>salt</p>', [slashMenu(), Footnotes])
      select(editor, 'salt')
      editor.commands.keyboardShortcut(shortcut ?? '')
      const noted = editor.getHTML().includes('data-footnote')
      const here = noted ? 'footnote' : blockHere(editor.state).id
      expect(here, shortcut).toBe(id)
    }
  })
})
