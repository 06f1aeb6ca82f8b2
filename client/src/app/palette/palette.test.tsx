import { act, fireEvent, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { show } from '../../testing/show.tsx'
import type { MenuChoice } from '../../ui/menu-choice.ts'
import { useOfferActs } from '../../ui/offered-acts.ts'
import { found, recent, remember } from './entries.ts'
import { PaletteKey } from './palette-key.tsx'

const done = vi.fn()
const choices: MenuChoice[] = [
  { label: 'Rename', act: () => done('rename'), hint: 'F2' },
  { label: 'History', act: () => done('history') },
  { label: 'Delete', act: () => done('delete'), disabled: true },
]

const Offering = () => {
  useOfferActs('Page', () => choices)
  return <PaletteKey />
}

const key = (name: string, more = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name, ...more })
const open = async (name = 'k', more: object = { ctrlKey: true }) => {
  key(name, more)
  return screen.findByRole('combobox', { name: 'Page or act', hidden: true })
}
const lines = () => screen.queryAllByRole('option', { hidden: true }).map((one) => one.textContent)
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } })

beforeEach(() => {
  localStorage.clear()
  done.mockClear()
})

describe('the palette', () => {
  it('opens by Ctrl-K and shows what may be done, with its key', async () => {
    show(<Offering />)
    await open()
    expect(lines()).toEqual(['RenamePageF2', 'HistoryPage'])
  })

  it('opens by Ctrl-Shift-P', async () => {
    show(<Offering />)
    expect(await open('P', { ctrlKey: true, shiftKey: true })).toBeTruthy()
  })

  it('leaves Ctrl-K to who took it', () => {
    show(<Offering />)
    const event = new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, cancelable: true })
    event.preventDefault()
    act(() => void document.dispatchEvent(event))
    expect(screen.queryByRole('combobox', { hidden: true })).toBeNull()
  })

  it('does what a few letters find, and closes', async () => {
    show(<Offering />)
    type(await open(), 'hst')
    key('Enter')
    await expect.poll(() => done.mock.calls).toEqual([['history']])
    expect(screen.queryByRole('combobox', { hidden: true })).toBeNull()
  })

  it('is walked with the arrows, round its ends, and says where one is', async () => {
    show(<Offering />)
    const field = await open()
    key('ArrowUp')
    const now = () => document.getElementById(field.getAttribute('aria-activedescendant') ?? '')
    expect(now()?.textContent).toBe('HistoryPage')
    key('ArrowDown')
    expect(now()?.textContent).toBe('RenamePageF2')
  })

  it('says when nothing has this name', async () => {
    show(<Offering />)
    type(await open(), 'zzz')
    expect(screen.getByText('Nothing here has this name. Try fewer letters.')).toBeTruthy()
    key('Enter')
    expect(done).not.toHaveBeenCalled()
  })

  it('has what was chosen last first', async () => {
    remember('act Page History')
    show(<Offering />)
    await open()
    expect(lines()[0]).toBe('HistoryPage')
  })
})

describe('what is found', () => {
  const entry = (label: string, group = 'G') => ({ id: label, label, group, act: () => {} })

  it('has names that fit before groups that fit', () => {
    const all = [entry('Rename', 'Salt'), entry('Salt')]
    expect(found(all, 'salt', []).map(({ label }) => label)).toEqual(['Salt', 'Rename'])
  })

  it('is remembered once, newest first, and not for ever', () => {
    for (let at = 0; at < 20; at += 1) remember(`${at}`)
    remember('15')
    expect(recent().slice(0, 3)).toEqual(['15', '19', '18'])
    expect(recent()).toHaveLength(12)
  })
})
