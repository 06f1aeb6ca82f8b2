import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepRunning, requireHealthy } from './keeper.mjs'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/**
 * Something that lives until told otherwise; `lives` has every life it had.
 *
 * @param {{ failsToBegin?: (lives: number) => boolean }} [plan]
 */
const something = ({ failsToBegin = () => false } = {}) => {
  const lives = []
  const said = []
  const begin = async () => {
    if (failsToBegin(lives.length)) throw new Error('no room')
    const life = { lastWords: () => 'tired', stopped: 0 }
    life.exited = new Promise((resolve) => {
      life.end = resolve
    })
    life.stop = async () => {
      life.stopped += 1
      life.end(0)
    }
    lives.push(life)
    return life
  }
  return { lives, said, plan: { name: 'api', begin, say: (line) => said.push(line) } }
}

const die = async (life) => {
  life.end(1)
  await vi.advanceTimersByTimeAsync(0)
}

test('begins again, later after each failure in a row', async () => {
  const { lives, plan } = something()
  const keeper = await keepRunning(plan)
  for (const [delay, count] of [
    [200, 2],
    [500, 3],
    [1_000, 4],
  ]) {
    await die(lives.at(-1))
    await vi.advanceTimersByTimeAsync(delay - 1)
    expect(lives.length).toBe(count - 1)
    await vi.advanceTimersByTimeAsync(1)
    expect(lives.length).toBe(count)
  }
  await keeper.stop()
})

test('forgives failures of something that ran for a while', async () => {
  const { lives, plan } = something()
  const keeper = await keepRunning(plan)
  await die(lives[0])
  await vi.advanceTimersByTimeAsync(61_000)
  await die(lives[1])
  expect(keeper.failures).toBe(1)
  await keeper.stop()
})

test('says why at the first failure and when patience ends, and is unhealthy then', async () => {
  const { lives, said, plan } = something()
  const keeper = await keepRunning(plan)
  for (let i = 0; i < 5; i++) {
    await die(lives.at(-1))
    await vi.advanceTimersByTimeAsync(10_000)
  }
  expect(said).toEqual([
    'api ended (code 1): tired; starting it again',
    'api keeps failing: tired; it is tried again every 10 s',
  ])
  expect(() => requireHealthy([keeper])).toThrow('Chapterhouse cannot start. tired')
  await keeper.stop()
})

test('goes on trying what cannot begin', async () => {
  let room = true
  const { lives, said, plan } = something({ failsToBegin: () => !room })
  const keeper = await keepRunning(plan)
  room = false
  await die(lives[0])
  await vi.advanceTimersByTimeAsync(700)
  expect(said).toContain('api does not start: no room')
  room = true
  await vi.advanceTimersByTimeAsync(10_000)
  expect(lives.length).toBe(2)
  await keeper.stop()
})

test('does not begin again what was stopped, also while it waits to', async () => {
  const { lives, plan } = something()
  const keeper = await keepRunning(plan)
  await die(lives[0])
  await keeper.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(lives.length).toBe(1)
})

test('a restart is no failure and waits for nothing', async () => {
  const { lives, said, plan } = something()
  const keeper = await keepRunning(plan)
  await keeper.restart()
  await vi.advanceTimersByTimeAsync(0)
  expect([lives.length, lives[0].stopped, keeper.failures, said]).toEqual([2, 1, 0, []])
  await keeper.stop()
})
