import { afterEach, expect, test, vi } from 'vitest'
import { copyText } from './copy-text.ts'

afterEach(() => vi.restoreAllMocks())

const clipboard = (writeText: (text: string) => Promise<void>) =>
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue({ writeText } as unknown as Clipboard)

test('where there is a clipboard it is used', async () => {
  const write = vi.fn(async () => {})
  clipboard(write)
  expect(await copyText('a link')).toBe(true)
  expect(write).toHaveBeenCalledWith('a link')
})

test('without one the text is copied from a selection, and the focus goes back', async () => {
  clipboard(async () => {
    throw new Error('not on plain http')
  })
  let selected = ''
  document.execCommand = () => {
    selected = document.querySelector('textarea')?.value ?? ''
    return true
  }
  const button = document.createElement('button')
  document.body.append(button)
  button.focus()
  expect(await copyText('a link')).toBe(true)
  expect(selected).toBe('a link')
  expect(document.querySelector('textarea')).toBeNull()
  expect(document.activeElement).toBe(button)
  button.remove()
})

test('where nothing works it says so', async () => {
  clipboard(async () => {
    throw new Error('denied')
  })
  document.execCommand = () => false
  expect(await copyText('a link')).toBe(false)
})
