import { describe, expect, test } from 'vitest'
import { anEditor, caretIn, shape } from './an-editor.ts'
import {
  addColumn,
  calloutKindHere,
  removeColumn,
  unwrap,
  wholeAround,
  widenColumn,
} from './whole.ts'

const columns = (...words: string[]) =>
  `<div data-columns>${words.map((word) => `<div data-column><p>${word}</p></div>`).join('')}</div><p>after</p>`
const callout = '<aside data-callout="tip"><p>salt</p><ul><li><p>rope</p></li></ul></aside>'

const words = (editor: ReturnType<typeof anEditor>) =>
  editor.getText({ blockSeparator: '|' }).split('|').filter(Boolean).join('|')

describe('a callout', () => {
  test('is known by the caret in it, however deep', () => {
    const editor = anEditor(callout)
    caretIn(editor, 'rope')
    expect(wholeAround(editor.state)?.name).toBe('callout')
    expect(calloutKindHere(editor.state)).toBe('tip')
  })

  test('goes and leaves its blocks and the caret', () => {
    const editor = anEditor(callout)
    caretIn(editor, 'rope', 2)
    editor.commands.command(unwrap)
    expect(shape(editor)).toBe('paragraph bulletList(listItem(paragraph))')
    editor.commands.insertContent('!')
    expect(editor.getText()).toContain('ro!pe')
  })

  test('is not there outside of it', () => {
    const editor = anEditor(`${callout}<p>out</p>`)
    caretIn(editor, 'out')
    expect(wholeAround(editor.state)).toBeNull()
    expect(editor.commands.command(unwrap)).toBe(false)
  })
})

describe('columns', () => {
  test('get one more behind the one with the caret, up to six', () => {
    const editor = anEditor(columns('a', 'b'))
    caretIn(editor, 'a')
    editor.commands.command(addColumn)
    editor.commands.insertContent('new')
    expect(words(editor)).toBe('a|new|b|after')
    for (let count = 3; count < 6; count++) expect(editor.commands.command(addColumn)).toBe(true)
    expect(editor.commands.command(addColumn)).toBe(false)
  })

  test.each([
    ['a', 'columns(column(paragraph paragraph) column(paragraph)) paragraph'],
    ['b', 'columns(column(paragraph paragraph) column(paragraph)) paragraph'],
    ['c', 'columns(column(paragraph) column(paragraph paragraph)) paragraph'],
  ])('lose column %s and none of its words', (word, expected) => {
    const editor = anEditor(columns('a', 'b', 'c'))
    caretIn(editor, word)
    editor.commands.command(removeColumn)
    expect(shape(editor)).toBe(expected)
    expect(words(editor)).toBe('a|b|c|after')
  })

  test('of which one is left are none', () => {
    const editor = anEditor(columns('a', 'b'))
    caretIn(editor, 'b')
    editor.commands.command(removeColumn)
    expect(shape(editor)).toBe('paragraph paragraph paragraph')
  })

  test('grow wider and narrower within bounds', () => {
    const editor = anEditor(columns('a', 'b'))
    caretIn(editor, 'b')
    const widthOf = () => editor.state.doc.firstChild?.child(1).attrs.width
    editor.commands.command(widenColumn(1))
    expect(widthOf()).toBe(60)
    for (let count = 0; count < 9; count++) editor.commands.command(widenColumn(-1))
    expect(widthOf()).toBe(10)
    expect(editor.commands.command(widenColumn(-1))).toBe(false)
  })
})
