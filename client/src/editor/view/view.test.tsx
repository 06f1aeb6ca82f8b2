import { fireEvent, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { anEditor, caretIn } from '../menus/an-editor.ts'
import { show } from '../menus/in-mantine.tsx'
import { Quiet } from './quiet.ts'
import { ViewMenu } from './view-menu.tsx'
import { viewWishes } from './view-wishes.ts'

beforeEach(() => {
  localStorage.clear()
  viewWishes.forget()
})

const bright = (editor: ReturnType<typeof anEditor>) =>
  [...editor.view.dom.querySelectorAll('[data-now]')].map((one) => one.textContent)

describe('focus mode', () => {
  it('keeps only the block of the caret bright', () => {
    const editor = anEditor('<p>a</p><ul><li><p>b</p></li></ul>', [Quiet])
    viewWishes.toggle('focus')
    expect(bright(editor)).toEqual(['b'])
    caretIn(editor, 'a')
    expect(bright(editor)).toEqual(['a'])
    expect(editor.view.dom.hasAttribute('data-focus')).toBe(true)
  })

  it('marks nothing while it is off', () => {
    const editor = anEditor('<p>a</p>', [Quiet])
    caretIn(editor, 'a')
    expect(bright(editor)).toEqual([])
  })
})

describe('what this device wants to see', () => {
  it('is kept on it', () => {
    viewWishes.toggle('typewriter')
    viewWishes.forget()
    expect(viewWishes.get()).toEqual({ outline: false, focus: false, typewriter: true })
  })

  it('is nothing where something else was kept', () => {
    localStorage.setItem('chapterhouse.view', '"x"')
    viewWishes.forget()
    expect(viewWishes.get().focus).toBe(false)
  })

  it('is chosen in a menu that says what is on', async () => {
    viewWishes.toggle('outline')
    show(<ViewMenu />)
    fireEvent.click(await screen.findByRole('button', { name: 'View' }))
    const choice = (name: string) => screen.findByRole('menuitemcheckbox', { name, hidden: true })
    expect((await choice('Outline')).getAttribute('aria-checked')).toBe('true')
    fireEvent.click(await choice('Focus mode'))
    expect(viewWishes.get()).toEqual({ outline: true, focus: true, typewriter: false })
  })
})
