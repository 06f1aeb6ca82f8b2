import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openInNewRelease, registerWorker } from './register.ts'

/** A browser's service workers, with one release that may wait. */
const workers = (waiting: boolean) => {
  const container = new EventTarget()
  const next = { postMessage: vi.fn() }
  const registration = Object.assign(new EventTarget(), {
    waiting: waiting ? next : null,
    installing: null as unknown,
    update: vi.fn(async () => {}),
  })
  const register = vi.fn(async () => registration)
  Object.assign(container, { register, controller: {} })
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { serviceWorker: container }))
  return { container, next, registration, register }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubEnv('PROD', true)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

test('without a new release a screen opens as ever', async () => {
  workers(false)
  await registerWorker()
  expect(openInNewRelease('/p/1')).toBe(false)
})

test('a release that waits takes over when the person goes on, then opens that screen', async () => {
  const { container, next } = workers(true)
  const open = vi.fn()
  await registerWorker()
  expect(openInNewRelease('/p/1', open)).toBe(true)
  expect(next.postMessage).toHaveBeenCalledWith('take-over')
  expect(open).not.toHaveBeenCalled()
  container.dispatchEvent(new Event('controllerchange'))
  expect(open).toHaveBeenCalledWith('/p/1')
  expect(openInNewRelease('/p/2', open)).toBe(false)
})

test('a release found while the tab is open waits for the next screen too', async () => {
  const { registration } = workers(false)
  await registerWorker()
  const found = Object.assign(new EventTarget(), { state: 'installing', postMessage: vi.fn() })
  registration.installing = found
  registration.dispatchEvent(new Event('updatefound'))
  expect(openInNewRelease('/p/1')).toBe(false)
  found.state = 'installed'
  found.dispatchEvent(new Event('statechange'))
  expect(openInNewRelease('/p/1', () => {})).toBe(true)
})

test('it looks for a new release every hour', async () => {
  const { registration } = workers(false)
  await registerWorker()
  await vi.advanceTimersByTimeAsync(2 * 60 * 60 * 1000)
  expect(registration.update).toHaveBeenCalledTimes(2)
})

test('a browser that refuses works all the same', async () => {
  const { register } = workers(false)
  register.mockRejectedValue(new Error('private window'))
  await expect(registerWorker()).resolves.toBeUndefined()
})
