import { expect, test, vi } from 'vitest'
import { reloadOnStaleFiles } from './stale-files.ts'

test('a part that is gone loads the address afresh, but never in circles', () => {
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
  expect(fail()).toBe(true)
  expect(reload).toHaveBeenCalledTimes(2)
})
