import { act, fireEvent, screen, within } from '@testing-library/react'
import type { Editor } from '@tiptap/core'
import { describe, expect, it } from 'vitest'
import { anEditor, caretIn, select } from './an-editor.ts'
import { show } from './in-mantine.tsx'
import { onLinkAsked } from './link.ts'
import { SelectionMenu } from './selection-menu.tsx'
import { useLinkAsked } from './use-link-asked.ts'

const Menu = ({ editor }: { readonly editor: Editor }) => (
  <SelectionMenu editor={editor} link={useLinkAsked(editor)} />
)

const shown = async (content: string) => {
  const editor = anEditor(content)
  editor.view.focus()
  await expect.poll(() => document.activeElement).toBe(editor.view.dom)
  show(<Menu editor={editor} />)
  return editor
}
const formats = () => screen.queryByRole('toolbar', { name: 'Format the selection' })
const address = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Address of the link' })
const peek = () => screen.getByRole('toolbar', { name: 'Link' })
const enter = (text: string) => {
  fireEvent.change(address(), { target: { value: text } })
  fireEvent.submit(address())
}
const ctrlK = (on: Element) => fireEvent.keyDown(on, { key: 'k', ctrlKey: true })
const linked = '<p>see <a href="https://example.org/a">the pilot book</a></p>'

describe('selection menu', () => {
  it('shows beside selected words and goes with the selection', async () => {
    const editor = await shown('<p>salt road</p>')
    expect(formats()).toBeNull()
    act(() => select(editor, 'salt'))
    expect(formats()).not.toBeNull()
    act(() => caretIn(editor, 'road'))
    expect(formats()).toBeNull()
  })

  it.each(['<pre>salt</pre>', '<p>salt</p><hr>'])('stays away from %s', async (html) => {
    const editor = await shown(html)
    act(() => {
      if (html.includes('hr')) editor.commands.setNodeSelection(6)
      else select(editor, 'salt')
    })
    expect(formats()).toBeNull()
  })

  it('waits until the pointer that selects is up', async () => {
    const editor = await shown('<p>salt road</p>')
    fireEvent.pointerDown(editor.view.dom)
    act(() => select(editor, 'salt'))
    expect(formats()).toBeNull()
    fireEvent.pointerUp(window)
    expect(formats()).not.toBeNull()
  })

  it('goes on Escape until the selection changes', async () => {
    const editor = await shown('<p>salt road</p>')
    act(() => select(editor, 'salt'))
    fireEvent.keyDown(editor.view.dom, { key: 'Escape' })
    expect(formats()).toBeNull()
    act(() => select(editor, 'road'))
    expect(formats()).not.toBeNull()
  })

  it('goes when the focus goes elsewhere', async () => {
    const editor = await shown('<p>salt road</p>')
    act(() => select(editor, 'salt'))
    const elsewhere = document.body.appendChild(document.createElement('input'))
    act(() => elsewhere.focus())
    expect(formats()).toBeNull()
    elsewhere.remove()
  })

  it('asks for an address on Ctrl-K and links the words', async () => {
    const editor = await shown('<p>salt road</p>')
    act(() => select(editor, 'salt'))
    ctrlK(editor.view.dom)
    expect(document.activeElement).toBe(address())
    enter('example.org')
    expect(editor.getHTML()).toContain('href="https://example.org"')
    expect(screen.queryByRole('textbox', { name: 'Address of the link' })).toBeNull()
  })

  it('refuses an address in words, keeps what was typed, and changes nothing', async () => {
    const editor = await shown('<p>salt road</p>')
    act(() => select(editor, 'salt'))
    ctrlK(editor.view.dom)
    enter('javascript:alert(1)')
    expect(screen.getByRole('alert').textContent).toMatch(/web address/)
    expect(address().value).toBe('javascript:alert(1)')
    expect(address().getAttribute('aria-invalid')).toBe('true')
    expect(editor.getHTML()).toBe('<p>salt road</p>')
  })

  it('leaves all as it was on Escape', async () => {
    const editor = await shown('<p>salt road</p>')
    act(() => select(editor, 'salt'))
    ctrlK(editor.view.dom)
    fireEvent.keyDown(address(), { key: 'Escape' })
    expect(screen.queryByRole('textbox', { name: 'Address of the link' })).toBeNull()
    expect(editor.getHTML()).toBe('<p>salt road</p>')
  })

  it('shows where the link under a resting caret leads, and removes it', async () => {
    const editor = await shown(linked)
    act(() => caretIn(editor, 'pilot', 2))
    const link = within(peek()).getByRole<HTMLAnchorElement>('link')
    expect(link.getAttribute('href')).toBe('https://example.org/a')
    expect(link.rel).toContain('noopener')
    fireEvent.click(screen.getByRole('button', { name: 'Remove link' }))
    expect(editor.getHTML()).toBe('<p>see the pilot book</p>')
  })

  it('edits the link under the caret, starting from its address', async () => {
    const editor = await shown(linked)
    act(() => caretIn(editor, 'pilot', 2))
    fireEvent.click(screen.getByRole('button', { name: 'Edit link' }))
    expect(address().value).toBe('https://example.org/a')
    enter('/p/abc')
    expect(editor.getHTML()).toContain('href="/p/abc"')
  })

  it('keeps the keys away from the words until the form is there', async () => {
    const editor = await shown('<p>salt road</p>')
    act(() => select(editor, 'salt'))
    let focused: Element | null = editor.view.dom
    onLinkAsked(editor, () => {
      focused = document.activeElement
    })
    ctrlK(editor.view.dom)
    expect(focused).not.toBe(editor.view.dom)
    await expect.poll(() => document.activeElement).toBe(address())
  })

  it('asks for no link in code', async () => {
    const editor = await shown('<pre>salt</pre>')
    act(() => select(editor, 'salt'))
    ctrlK(editor.view.dom)
    expect(screen.queryByRole('textbox', { name: 'Address of the link' })).toBeNull()
  })

  it('is not there for those who may only read', async () => {
    const editor = await shown('<p>salt road</p>')
    act(() => {
      select(editor, 'salt')
      editor.setEditable(false)
    })
    expect(formats()).toBeNull()
  })
})
