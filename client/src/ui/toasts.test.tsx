import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { show } from '../testing/show.tsx'
import { dismiss, toast, toastStore, whileToasting } from './toast.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const say = (...words: Parameters<typeof toast>) => act(() => toast(...words))
const later = (ms: number) => act(() => vi.advanceTimersByTime(ms))

test('a message shows in a live region and goes by itself', () => {
  show(null)
  say('Name saved')
  const message = screen.getByText('Name saved')
  expect(message.closest('[aria-live]')?.getAttribute('aria-live')).toBe('polite')
  later(10_000)
  expect(screen.queryByText('Name saved')).toBeNull()
})

test('Undo undoes once, and takes the message away', () => {
  const undo = vi.fn()
  show(null)
  say('Moved to the trash', { undo })
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(undo).toHaveBeenCalledTimes(1)
  expect(screen.queryByText('Moved to the trash')).toBeNull()
})

test('a message under the pointer or with the focus stays', () => {
  show(null)
  say('Moved to the trash', { undo: () => {} })
  const item = screen.getByText('Moved to the trash').closest('li')
  if (item) fireEvent.pointerEnter(item)
  later(30_000)
  expect(screen.queryByText('Moved to the trash')).not.toBeNull()
  if (item) fireEvent.pointerLeave(item)
  later(10_000)
  expect(screen.queryByText('Moved to the trash')).toBeNull()
})

test('at most three stand there; the oldest goes first', () => {
  for (const text of ['one', 'two', 'three', 'four']) toast(text)
  expect(toastStore.get().map((one) => one.text)).toEqual(['two', 'three', 'four'])
})

test('a message can be dismissed', () => {
  const id = toast('one')
  dismiss(id)
  expect(toastStore.get()).toEqual([])
})

test('long work is said for as long as it lasts, short work not at all', async () => {
  show(null)
  await act(() => whileToasting('Importing …', async () => 'done'))
  expect(screen.queryByText('Importing …')).toBeNull()

  let finish = () => {}
  const work = whileToasting('Importing …', () => new Promise<void>((done) => (finish = done)))
  later(20_000)
  expect(screen.queryByText('Importing …')).not.toBeNull()
  finish()
  await act(() => work)
  expect(screen.queryByText('Importing …')).toBeNull()
})

test('work that fails takes its message along', async () => {
  const work = whileToasting('Importing …', async () => {
    vi.advanceTimersByTime(500)
    throw new Error('refused')
  })
  await expect(work).rejects.toThrow('refused')
  expect(toastStore.get()).toEqual([])
})
