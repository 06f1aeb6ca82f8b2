import { UndoRedo } from '@tiptap/extensions'
import { describe, expect, it, vi } from 'vitest'
import { Doc } from 'yjs'
import { liveText } from '../binding/extension.ts'
import { anEditor, caretIn, select } from '../menus/an-editor.ts'
import { Finder } from './finder.ts'
import type { Query } from './pattern.ts'

const looking = (html: string, query: Partial<Query>) => {
  const editor = anEditor(html, [UndoRedo])
  editor.commands.focus('start')
  const finder = new Finder(editor)
  finder.listen(() => {})
  finder.look(query)
  const words = () => finder.findings().matches.map(({ groups }) => groups[0])
  const selected = () => {
    const { from, to } = editor.state.selection
    return { from, text: editor.state.doc.textBetween(from, to) }
  }
  return { editor, finder, words, selected }
}

describe('finding', () => {
  it('goes over marks, lists and cells, and not over the end of a block', () => {
    const { words } = looking(
      '<p>the s<strong>al</strong>t</p><ul><li><p>Salt</p></li></ul><table><tr><td><p>salt</p></td></tr></table><p>sal</p><p>t</p>',
      { text: 'salt' },
    )
    expect(words()).toEqual(['salt', 'Salt', 'salt'])
  })

  it('sees a line break as one, and never a picture as words', () => {
    const image = '<img src="/api/assets/0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b">'
    const { words, finder } = looking(`<p>one<br>two</p>${image}<p>x</p>`, {
      text: 'one\\s.',
      regex: true,
    })
    expect(words()).toEqual(['one\nt'])
    finder.look({ text: '[^a-z]', regex: true })
    expect(words()).toEqual(['\n'])
  })

  it('begins at the caret, goes round both ways, and selects where it is', () => {
    const { editor, finder, selected } = looking('<p>a1 a2 a3</p>', { text: 'a', exactCase: true })
    caretIn(editor, 'a2')
    finder.look({})
    expect(finder.findings().at).toBe(1)
    const order = [finder.next, finder.next, finder.next, finder.previous].map((go) => {
      go.call(finder)
      return selected().from
    })
    expect(order).toEqual([4, 7, 1, 7])
  })

  it('follows the text while others write', async () => {
    vi.useFakeTimers()
    const { editor, finder, words } = looking('<p>salt</p>', { text: 'salt' })
    editor.view.dispatch(editor.state.tr.insertText('more salt, ', 1))
    await vi.advanceTimersByTimeAsync(200)
    expect(words()).toEqual(['salt', 'salt'])
    finder.next()
    expect(editor.state.selection.from).toBe(6)
    vi.useRealTimers()
  })

  it('finds nothing in what cannot be read', () => {
    const { finder } = looking('<p>(</p>', { text: '(', regex: true })
    expect(finder.findings()).toMatchObject({ isInvalid: true, matches: [], at: -1 })
    finder.next()
    finder.replace('x')
    expect(finder.replaceAll('x')).toBe(0)
  })
})

describe('replacing', () => {
  it('changes one place and goes on to the next, not into what it wrote', () => {
    const { editor, finder, selected } = looking('<p>a a a</p>', { text: 'a' })
    finder.replace('aa')
    expect(editor.getText()).toBe('aa a a')
    expect(selected()).toEqual({ from: 4, text: 'a' })
  })

  it('changes all, as one step back, and keeps bold what was bold', () => {
    const { editor, finder } = looking('<p>salt <strong>Salt</strong></p><p>salt</p>', {
      text: 'salt',
    })
    editor.commands.insertContentAt(1, 'sea ')
    expect(finder.replaceAll('sugar')).toBe(3)
    expect(editor.getHTML()).toContain('<p>sea sugar <strong>sugar</strong></p><p>sugar</p>')
    editor.commands.undo()
    expect(editor.getHTML()).toContain('<p>sea salt <strong>Salt</strong></p><p>salt</p>')
  })

  it('takes words away', () => {
    const { editor, finder } = looking('<p>very, very dry</p>', { text: 'very, ' })
    expect(finder.replaceAll('')).toBe(1)
    expect(editor.getText()).toBe('very dry')
  })

  it('puts what the groups caught where the replacement says, in a regular expression only', () => {
    const { editor, finder } = looking('<p>Doe, Jane</p>', { text: '(\\w+), (\\w+)', regex: true })
    finder.replaceAll('$2 $1 $$5 $& $9')
    expect(editor.getText()).toBe('Jane Doe $5 Doe, Jane $9')
    finder.look({ text: 'Jane Doe', regex: false })
    finder.replaceAll('$1')
    expect(editor.getText()).toContain('$1 $5')
  })

  it('is a step of its own also beside live edits', () => {
    const editor = anEditor('', [liveText(new Doc().getXmlFragment('default'))])
    editor.commands.insertContent('salt and salt')
    const finder = new Finder(editor)
    finder.look({ text: 'salt' })
    finder.replaceAll('sugar')
    editor.commands.undo()
    expect(editor.getText()).toBe('salt and salt')
  })

  it('looks again before it writes: the place may have moved', () => {
    const { editor, finder } = looking('<p>salt</p>', { text: 'salt' })
    editor.view.dispatch(editor.state.tr.insertText('sea ', 1))
    finder.replaceAll('sugar')
    expect(editor.getText()).toBe('sea sugar')
  })

  it('does not take the words of the selection for its own', () => {
    const { editor, finder } = looking('<p>one two</p>', { text: 'two' })
    select(editor, 'one')
    finder.replace('2')
    expect(editor.getText()).toBe('one 2')
  })
})
