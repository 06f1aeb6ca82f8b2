import { act, screen, within } from '@testing-library/react'
import type { Editor } from '@tiptap/core'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyUpdate, Doc, XmlElement, XmlText } from 'yjs'
import { liveText } from '../binding/extension.ts'
import { anEditor, caretIn, press, shape, type } from './an-editor.ts'
import { slashMenu } from './slash.ts'

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean | undefined
}

beforeEach(() => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = true
})
afterEach(() => {
  globalThis.IS_REACT_ACT_ENVIRONMENT = undefined
})

const aWriter = (content = '<p></p>'): Editor => anEditor(content, [slashMenu()])
const types = (editor: Editor, text: string) => act(() => type(editor, text))
const presses = (editor: Editor, key: string) => act(() => void press(editor, key))
const menu = () => screen.queryByRole('listbox', { name: 'Insert' })
const titles = () =>
  within(screen.getByRole('listbox'))
    .getAllByRole('option')
    .map((one) => one.id.replace('slash-', ''))
const active = () => screen.getByRole('option', { selected: true }).id.replace('slash-', '')

describe('slash menu', () => {
  it('opens at the start of a block and after a space', () => {
    const editor = aWriter('<p>salt</p>')
    types(editor, '/')
    expect(menu()).toBeNull()
    types(editor, ' /')
    expect(menu()).not.toBeNull()
    const empty = aWriter()
    types(empty, '/')
    expect(screen.getAllByRole('listbox')).toHaveLength(2)
  })

  it.each(['<pre>salt </pre>', '<p><code>salt </code></p>'])('stays away from code: %s', (html) => {
    const editor = aWriter(html)
    types(editor, '/')
    expect(menu()).toBeNull()
  })

  it('shows what answers to the words typed, best first', () => {
    const editor = aWriter()
    types(editor, '/')
    expect(titles().length).toBeGreaterThan(10)
    types(editor, 'list')
    expect(titles()).toEqual(['bullet-list', 'ordered-list', 'task-list'])
    types(editor, ' num')
    expect(titles()).toEqual(['ordered-list'])
  })

  it('finds by other words too', () => {
    const editor = aWriter()
    types(editor, '/todo')
    expect(titles()).toEqual(['task-list'])
  })

  it('closes when nothing matches and comes back when it does again', () => {
    const editor = aWriter()
    types(editor, '/tabx')
    expect(menu()).toBeNull()
    act(() => {
      const { tr, selection } = editor.state
      editor.view.dispatch(tr.delete(selection.from - 1, selection.from))
    })
    expect(titles()).toEqual(['table'])
  })

  it('stays closed for "and / or"', () => {
    const editor = aWriter()
    types(editor, 'and / or')
    expect(menu()).toBeNull()
    expect(editor.getText()).toBe('and / or')
  })

  it('walks round with the arrows and inserts with Enter', () => {
    const editor = aWriter()
    types(editor, '/head')
    expect(active()).toBe('heading-1')
    presses(editor, 'ArrowDown')
    expect(active()).toBe('heading-2')
    presses(editor, 'ArrowUp')
    presses(editor, 'ArrowUp')
    expect(active()).toBe('heading-4')
    presses(editor, 'Enter')
    expect(editor.getHTML()).toBe('<h4></h4>')
    expect(menu()).toBeNull()
  })

  it('takes Tab for Enter, also inside a list', () => {
    const editor = aWriter('<ul><li><p>rope</p></li><li><p></p></li></ul>')
    types(editor, '/quote')
    presses(editor, 'Tab')
    expect(shape(editor)).toBe('bulletList(listItem(paragraph) listItem(blockquote(paragraph)))')
  })

  it('leaves the words on Escape and stays closed', () => {
    const editor = aWriter()
    types(editor, '/ta')
    presses(editor, 'Escape')
    expect(menu()).toBeNull()
    types(editor, 'b')
    expect(menu()).toBeNull()
    expect(editor.getText()).toBe('/tab')
  })

  it('replaces only the slash and its word in the middle of a sentence', () => {
    const editor = aWriter('<p>before after</p>')
    act(() => caretIn(editor, 'after'))
    types(editor, '/h2')
    presses(editor, 'Enter')
    expect(editor.getHTML()).toBe('<h2>before after</h2>')
  })

  it('does not open for a caret that walks into an old slash', () => {
    const editor = aWriter('<p>read /tmp later</p>')
    act(() => caretIn(editor, '/tmp', 3))
    expect(menu()).toBeNull()
  })

  it('closes when the caret leaves the word', () => {
    const editor = aWriter('<p>salt </p>')
    types(editor, '/ta')
    act(() => caretIn(editor, 'salt', 2))
    expect(menu()).toBeNull()
  })

  it('tells readers which choice is active, in the text itself', () => {
    const editor = aWriter()
    types(editor, '/tab')
    expect(editor.view.dom.getAttribute('aria-activedescendant')).toBe('slash-table')
    expect(editor.view.dom.getAttribute('aria-controls')).toBe(menu()?.id)
    presses(editor, 'Escape')
    expect(editor.view.dom.hasAttribute('aria-activedescendant')).toBe(false)
  })

  it('inserts on a click and keeps the focus in the text', () => {
    const editor = aWriter()
    types(editor, '/div')
    const choice = screen.getByRole('option')
    const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true })
    act(() => void choice.dispatchEvent(down))
    expect(down.defaultPrevented).toBe(true)
    act(() => choice.click())
    expect(shape(editor)).toMatch(/^horizontalRule/)
  })

  it('does nothing in a text that may only be read', () => {
    const editor = aWriter()
    act(() => editor.setEditable(false))
    types(editor, '/')
    expect(menu()).toBeNull()
  })
})

/** Two documents that hear each other at once. */
const twoCopies = () => {
  const [here, there] = [new Doc(), new Doc()]
  here.on('update', (update, origin) => origin !== 'wire' && applyUpdate(there, update, 'wire'))
  there.on('update', (update, origin) => origin !== 'wire' && applyUpdate(here, update, 'wire'))
  return { here, there }
}

const aBlock = (words: string) => {
  const block = new XmlElement('paragraph')
  block.insert(0, [new XmlText(words)])
  return block
}

describe('slash menu beside other writers', () => {
  const together = () => {
    const { here, there } = twoCopies()
    const live = liveText(here.getXmlFragment('default'))
    const editor = anEditor('', [slashMenu(), live])
    const root = there.getXmlFragment('default')
    act(() => {
      editor.commands.setContent('<p>first</p><p></p>')
      editor.commands.focus('end')
    })
    return { editor, root }
  }

  it('stays open on its slash while somebody writes above and below', () => {
    const { editor, root } = together()
    types(editor, '/tab')
    act(() => root.insert(0, [aBlock('somebody else, above')]))
    act(() => root.push([aBlock('and below')]))
    expect(titles()).toContain('table')
    presses(editor, 'Enter')
    expect(shape(editor)).toMatch(/^paragraph paragraph table/)
    expect(editor.getText()).not.toContain('/')
  })

  it('does not come back after Escape when somebody else writes', () => {
    const { editor, root } = together()
    types(editor, '/ta')
    presses(editor, 'Escape')
    act(() => root.insert(0, [aBlock('somebody else')]))
    expect(menu()).toBeNull()
  })

  it('does not open for a slash of somebody else', () => {
    const { editor, root } = together()
    act(() => root.insert(0, [aBlock('/')]))
    expect(menu()).toBeNull()
    expect(editor.getText()).toContain('/')
  })

  it('closes when somebody else takes its block away', () => {
    const { editor, root } = together()
    types(editor, '/ta')
    act(() => root.delete(1, 1))
    expect(menu()).toBeNull()
  })
})
