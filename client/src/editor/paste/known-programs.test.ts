import { expect, test, vi } from 'vitest'

const html = '<p class="MsoNormal">From <b>Word</b></p>'

/** As in a window that has just opened. */
const freshly = async () => {
  vi.resetModules()
  const { anEditor } = await import('../menus/an-editor.ts')
  const { Paste } = await import('./paste.ts')
  const editor = anEditor('', [Paste])
  const data = new DataTransfer()
  data.setData('text/html', html)
  data.setData('text/plain', 'From Word')
  const event = new ClipboardEvent('paste', {
    clipboardData: data,
    cancelable: true,
    bubbles: true,
  })
  return { editor, event }
}

test('what is pasted at once waits until it is known how programs write, and comes once', async () => {
  const { editor, event } = await freshly()
  editor.view.dom.dispatchEvent(event)
  expect(event.defaultPrevented).toBe(true)
  expect(editor.getText()).toBe('')
  await expect.poll(() => editor.getText()).toBe('From Word')
  expect(editor.getHTML()).toContain('<strong>Word</strong>')
})

test('nothing comes into an editor that has gone meanwhile', async () => {
  const { editor, event } = await freshly()
  const { dom } = editor.view
  const heard = vi.fn()
  editor.view.dom.dispatchEvent(event)
  dom.addEventListener('paste', heard)
  editor.destroy()
  const { learnPrograms } = await import('./known-programs.ts')
  await learnPrograms()
  expect(heard).not.toHaveBeenCalled()
})

test('without a line HTML is taken as it is', async () => {
  vi.doMock('./programs.ts', () => {
    throw new Error('no line')
  })
  const { editor, event } = await freshly()
  editor.view.dom.dispatchEvent(event)
  await expect.poll(() => editor.getText()).toBe('From Word')
  vi.doUnmock('./programs.ts')
})
