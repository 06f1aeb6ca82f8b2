import { screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Room } from '../../sync/room.ts'
import { type RoomView, unopened } from '../../sync/room-view.ts'
import { show } from '../../testing/show.tsx'
import { RoomNotice } from './room-notice.tsx'

const reload = vi.fn()
beforeEach(() => {
  reload.mockClear()
  vi.stubGlobal('location', Object.assign(new URL('http://house.test/'), { reload }))
})
afterEach(() => vi.unstubAllGlobals())

const room = { flush: async () => undefined, retry: () => undefined } as unknown as Room
const live = { ...unopened('write'), state: { kind: 'live' }, ready: true } as const
const see = (part: Partial<RoomView>) =>
  show(<RoomNotice room={room} view={{ ...live, ...part }} told={false} />)
const unsavedIn = (kept: 'tab' | 'device') =>
  ({ kind: 'unsaved', words: 3, since: 0, kept }) as const

describe('a device that keeps nothing', () => {
  test.each([
    ['blocked', 'This browser keeps no copy of what you write', /private window/],
    ['full', 'There is no room left on this device', /Free some space/],
    ['removed', 'The copy on this device was removed', /in another window/],
    ['failed', 'This device could not keep the last words', /tried again/],
  ] as const)('%s: says what is safe and what to do', (trouble, title, advice) => {
    see({ keeps: false, trouble })
    screen.getByText(title)
    screen.getByText(/saved on the server as you type/)
    screen.getByText(advice)
  })

  test('is no matter to who only reads', () => {
    const { container } = see({ keeps: false, trouble: 'full', access: 'read' })
    expect(container.textContent).not.toContain('no room')
  })

  test('is said as a danger once the server has not got the words either', async () => {
    see({
      keeps: false,
      trouble: 'full',
      saved: unsavedIn('tab'),
      state: { kind: 'away', why: 'line' },
    })
    await screen.findByText(/3 words not saved since/)
    screen.getByText(/writing is paused/)
  })
})

describe('an application that is too old', () => {
  const old = { state: { kind: 'stopped', why: 'old schema' } } as const

  test('makes way for the new one by itself, once', async () => {
    see({ ...old, saved: unsavedIn('device') })
    await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1))
    see({ ...old, saved: unsavedIn('device') })
    await screen.findAllByText('Chapterhouse was updated')
    expect(reload).toHaveBeenCalledTimes(1)
  })

  test('waits for the person while only this window has the words', async () => {
    see({ ...old, keeps: false, trouble: 'full', saved: unsavedIn('tab') })
    await screen.findByText('Chapterhouse was updated')
    screen.getByText(/only in this window/)
    expect(reload).not.toHaveBeenCalled()
  })

  test('waits for the person where nobody would know of the last reload', async () => {
    const getItem = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
    vi.stubGlobal('sessionStorage', { getItem })
    see(old)
    await screen.findByText('Chapterhouse was updated')
    expect(reload).not.toHaveBeenCalled()
  })
})
