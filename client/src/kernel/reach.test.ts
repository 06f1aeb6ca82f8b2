import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeApi } from '../testing/fake-api.ts'
import { makeQueryClient } from './query-client.ts'
import { Lookout, reach, watchNetwork } from './reach.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const ready = /\/readyz/

/** A network on which only the readiness of the house is asked. */
const network = () => {
  const state = { up: false, looks: 0 }
  vi.stubGlobal('fetch', async (url: string) => {
    if (ready.test(url)) state.looks += 1
    if (!state.up) throw new TypeError('Failed to fetch')
    return new Response('{}')
  })
  return state
}

test('a lost server is looked for until it answers', async () => {
  const house = network()
  reach.lost()
  expect(reach.get()).toBe('unreachable')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(house.looks).toBe(1)
  house.up = true
  await vi.advanceTimersByTimeAsync(4_000)
  expect(reach.get()).toBe('here')
})

test('browsers that lost the server in one instant do not come back in one', async () => {
  const house = network()
  const [early, late] = [new Lookout(() => 0), new Lookout(() => 1)]
  early.lost()
  late.lost()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(house.looks).toBe(1)
  await vi.advanceTimersByTimeAsync(300)
  expect(house.looks).toBe(2)
  early.heard()
  late.heard()
})

test('the pauses grow, but never beyond a few seconds', async () => {
  const house = network()
  reach.lost()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(house.looks).toBeGreaterThan(7)
  expect(house.looks).toBeLessThan(20)
})

test('without a network it says so, and looks at once when there is one again', async () => {
  const house = network()
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  watchNetwork()
  expect(reach.get()).toBe('offline')
  house.up = true
  online.mockReturnValue(true)
  dispatchEvent(new Event('online'))
  await vi.advanceTimersByTimeAsync(0)
  expect(reach.get()).toBe('here')
})

test('everything on screen is asked again once the server is back', async () => {
  fakeApi()
  const client = makeQueryClient()
  client.setQueryData(['page', 'p1'], 'old')
  reach.lost()
  reach.heard()
  expect(client.getQueryState(['page', 'p1'])?.isInvalidated).toBe(true)
})

test('a listener hears each change once', () => {
  network()
  const heard: string[] = []
  const stop = reach.listen((state) => heard.push(state))
  reach.lost()
  reach.lost()
  reach.heard()
  stop()
  reach.lost()
  expect(heard).toEqual(['unreachable', 'here'])
})
