import { expect, test, vi } from 'vitest'
import { reach } from '../kernel/reach.ts'
import { reloadOnStaleFiles } from './stale-files.ts'

test('a part that is gone loads the address afresh, but never in circles or without a server', () => {
  sessionStorage.clear()
  const reload = vi.fn()
  let now = 1_000_000
  reloadOnStaleFiles(reload, () => now)
  const fail = () => {
    const event = new Event('vite:preloadError', { cancelable: true })
    dispatchEvent(event)
    return event.defaultPrevented
  }
  expect(fail()).toBe(true)
  now += 1_000
  expect(fail()).toBe(false)
  expect(reload).toHaveBeenCalledTimes(1)
  now += 60_000
  reach.lost()
  expect(fail()).toBe(false)
  reach.heard()
  expect(fail()).toBe(true)
  expect(reload).toHaveBeenCalledTimes(2)
})
