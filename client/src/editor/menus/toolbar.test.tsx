import { act, fireEvent, screen, within } from '@testing-library/react'
import { UndoRedo } from '@tiptap/extensions'
import { describe, expect, it } from 'vitest'
import { Doc, XmlElement, XmlText } from 'yjs'
import { liveText } from '../binding/extension.ts'
import { anEditor, caretIn, select, shape } from './an-editor.ts'
import { show } from './in-mantine.tsx'
import { Toolbar } from './toolbar.tsx'

const shown = (content: string) => {
  const editor = anEditor(content, [UndoRedo])
  show(<Toolbar editor={editor} onFind={() => {}} />)
  return editor
}
const bar = () => screen.getByRole('toolbar', { name: 'Text tools' })
const button = (name: string) => within(bar()).getByRole('button', { name })
const focused = () => document.activeElement?.getAttribute('aria-label')
const key = (name: string, more = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name, ...more })

const aBlock = (words: string) => {
  const block = new XmlElement('paragraph')
  block.insert(0, [new XmlText(words)])
  return block
}

describe('toolbar', () => {
  it('is one stop for Tab', () => {
    shown('<p>salt</p>')
    const stops = within(bar())
      .getAllByRole('button')
      .filter((one) => one.tabIndex === 0)
    expect(stops.map((one) => one.getAttribute('aria-label'))).toEqual(['Undo'])
  })

  it('is walked with the arrows, round its ends, and remembers where one was', () => {
    shown('<p>salt</p>')
    act(() => button('Undo').focus())
    key('ArrowRight')
    expect(focused()).toBe('Redo')
    key('ArrowLeft')
    key('ArrowLeft')
    expect(focused()).toBe('Keyboard shortcuts')
    key('Home')
    expect(focused()).toBe('Undo')
    key('End')
    expect(button('Keyboard shortcuts').tabIndex).toBe(0)
    expect(button('Undo').tabIndex).toBe(-1)
  })

  it('gives the focus back to the text on Escape', async () => {
    const editor = shown('<p>salt</p>')
    act(() => button('Bold').focus())
    key('Escape')
    await expect.poll(() => document.activeElement).toBe(editor.view.dom)
  })

  it('is reached with Alt-F10', () => {
    shown('<p>salt</p>')
    fireEvent.keyDown(document.body, { key: 'F10', altKey: true })
    expect(focused()).toBe('Undo')
  })

  it('says of each mark whether it is on, for the caret and for all selected words', () => {
    const editor = shown('<p>plain <strong>bold</strong></p>')
    act(() => caretIn(editor, 'bold', 2))
    expect(button('Bold').getAttribute('aria-pressed')).toBe('true')
    act(() => select(editor, 'plain '))
    expect(button('Bold').getAttribute('aria-pressed')).toBe('false')
    act(() => void editor.commands.selectAll())
    expect(button('Bold').getAttribute('aria-pressed')).toBe('false')
  })

  it.each([
    ['Bold', 'strong'],
    ['Italic', 'em'],
    ['Underline', 'u'],
    ['Strikethrough', 's'],
    ['Code', 'code'],
    ['Superscript', 'sup'],
    ['Subscript', 'sub'],
  ])('%s sets the selected words in <%s>', (name, tag) => {
    const editor = shown('<p>salt road</p>')
    act(() => select(editor, 'salt'))
    fireEvent.click(button(name))
    expect(editor.getHTML()).toBe(`<p><${tag}>salt</${tag}> road</p>`)
  })

  it('keeps the selection when a button is pressed', () => {
    shown('<p>salt</p>')
    expect(fireEvent.mouseDown(button('Bold'))).toBe(false)
  })

  it('shows marks idle in code', () => {
    const editor = shown('<pre>salt</pre>')
    act(() => caretIn(editor, 'salt'))
    expect(button('Bold').getAttribute('aria-disabled')).toBe('true')
    fireEvent.click(button('Bold'))
    expect(editor.getHTML()).not.toContain('strong')
  })

  it('undoes and redoes, and says when there is nothing to undo', () => {
    const editor = shown('<p>salt</p>')
    expect(button('Undo').getAttribute('aria-disabled')).toBe('true')
    act(() => void editor.commands.insertContent(' road'))
    fireEvent.click(button('Undo'))
    expect(editor.getText()).toBe('salt')
    fireEvent.click(button('Redo'))
    expect(editor.getText()).toBe('salt road')
  })

  it('undoes what this person wrote in a shared text, and nothing of the others', () => {
    const doc = new Doc()
    const editor = anEditor('', [liveText(doc.getXmlFragment('default'))])
    show(<Toolbar editor={editor} onFind={() => {}} />)
    act(() => doc.transact(() => doc.getXmlFragment('default').push([aBlock('theirs')]), 'wire'))
    expect(button('Undo').getAttribute('aria-disabled')).toBe('true')
    act(() => void editor.chain().focus('end').insertContent('mine').run())
    fireEvent.click(button('Undo'))
    expect(editor.getText()).toContain('theirs')
    expect(editor.getText()).not.toContain('mine')
    expect(button('Redo').getAttribute('aria-disabled')).toBeNull()
  })

  it('switches a list on and off', () => {
    const editor = shown('<p>rope</p>')
    fireEvent.click(button('Numbered list'))
    expect(button('Numbered list').getAttribute('aria-pressed')).toBe('true')
    expect(shape(editor)).toBe('orderedList(listItem(paragraph))')
    fireEvent.click(button('Numbered list'))
    expect(shape(editor)).toBe('paragraph')
  })

  it('names the block at the caret and turns it into another', async () => {
    const editor = shown('<h2>Harbour</h2>')
    expect(button('Turn heading 2 into').textContent).toBe('Heading 2')
    fireEvent.click(button('Turn heading 2 into'))
    const choice = await screen.findByRole('menuitemcheckbox', { name: /Quote/, hidden: true })
    fireEvent.click(choice)
    expect(shape(editor)).toBe('blockquote(heading)')
  })

  it.each(['button', 'key'])('opens the list of all shortcuts by %s', (way) => {
    const editor = shown('<p>salt</p>')
    if (way === 'button') fireEvent.click(button('Keyboard shortcuts'))
    else fireEvent.keyDown(editor.view.dom, { key: '/', ctrlKey: true })
    const sheet = screen.getByRole('dialog', { name: 'Keyboard shortcuts' })
    expect(within(sheet).getByText('Ctrl+Alt+2')).toBeTruthy()
    expect(within(sheet).getByText('Ctrl+Shift+S')).toBeTruthy()
    fireEvent.click(within(sheet).getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('names its shortcuts for readers', () => {
    shown('<p>salt</p>')
    expect(button('Bold').getAttribute('aria-keyshortcuts')).toBe('Control+b')
  })

  it('is not there for those who may only read', () => {
    const editor = shown('<p>salt</p>')
    act(() => editor.setEditable(false))
    expect(screen.queryByRole('toolbar')).toBeNull()
  })
})
