import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { anEditor } from './an-editor.ts'
import { ImageMenu } from './image-menu.tsx'
import { show } from './in-mantine.tsx'

const picture = '<img src="/api/assets/0198a000-0000-7000-8000-000000000001" alt="a harbour">'

const shown = async (content = `<p>before</p>${picture}`) => {
  const editor = anEditor(content)
  editor.view.focus()
  await expect.poll(() => document.activeElement).toBe(editor.view.dom)
  show(<ImageMenu editor={editor} />)
  act(() => void editor.commands.setNodeSelection(8))
  return editor
}
const bar = () => screen.getByRole('toolbar', { name: 'Picture' })
const field = () => within(bar()).getByRole<HTMLInputElement>('textbox', { name: 'Description' })
const alt = (editor: Awaited<ReturnType<typeof shown>>) => editor.state.doc.lastChild?.attrs.alt

describe('image menu', () => {
  it('shows the description of the selected picture and writes a new one on Enter', async () => {
    const editor = await shown()
    expect(field().value).toBe('a harbour')
    act(() => field().focus())
    fireEvent.change(field(), { target: { value: '  a harbour at dawn ' } })
    fireEvent.keyDown(field(), { key: 'Enter' })
    await expect.poll(() => alt(editor)).toBe('a harbour at dawn')
  })

  it('writes it also when the person goes on elsewhere', async () => {
    const editor = await shown()
    fireEvent.change(field(), { target: { value: 'boats' } })
    fireEvent.blur(field())
    expect(alt(editor)).toBe('boats')
  })

  it('leaves a description that was not changed alone', async () => {
    const editor = await shown()
    const before = editor.state.doc
    fireEvent.blur(field())
    expect(editor.state.doc).toBe(before)
  })

  it('takes an emptied description away', async () => {
    const editor = await shown()
    fireEvent.change(field(), { target: { value: '' } })
    fireEvent.blur(field())
    expect(alt(editor)).toBeNull()
  })

  it('writes nothing into a neighbour when somebody else removed the picture', async () => {
    const editor = await shown(`<p>before</p>${picture}<p>after</p>`)
    const input = field()
    fireEvent.change(input, { target: { value: 'boats' } })
    act(() => editor.view.dispatch(editor.state.tr.delete(8, 9)))
    expect(editor.getHTML()).toBe('<p>before</p><p>after</p>')
    expect(screen.queryByRole('toolbar', { name: 'Picture' })).toBeNull()
  })

  it('writes the caption, which readers see below it', async () => {
    const editor = await shown()
    const caption = within(bar()).getByRole('textbox', { name: 'Caption' })
    fireEvent.change(caption, { target: { value: 'In March' } })
    fireEvent.blur(caption)
    expect(editor.state.doc.lastChild?.attrs).toMatchObject({ title: 'In March', alt: 'a harbour' })
  })

  it.each([
    ['At the end', { align: 'right' }],
    ['At the start', { align: 'left' }],
    ['In the middle', { align: null }],
    ['Small', { width: 240 }],
    ['As wide as it is', { width: null }],
  ])('%s sets %j and says so', async (name, attrs) => {
    const editor = await shown()
    const button = () => within(bar()).getByRole('button', { name })
    fireEvent.click(button())
    expect(editor.state.doc.lastChild?.attrs).toMatchObject(attrs)
    expect(button().getAttribute('aria-pressed')).toBe('true')
  })

  it('offers no place for a picture that is not shown', async () => {
    await shown('<p>before</p><img src="https://elsewhere.example/x.png" alt="x">')
    expect(within(bar()).queryByRole('button', { name: 'Small' })).toBeNull()
  })

  it('removes the picture', async () => {
    const editor = await shown()
    fireEvent.click(within(bar()).getByRole('button', { name: 'Remove the picture' }))
    expect(editor.getHTML()).not.toContain('img')
  })
})
