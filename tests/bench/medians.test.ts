import { expect, test } from 'vitest'
import type { FanoutFigures } from './fanout.ts'
import { medians } from './medians.ts'

const aRun = (seenP95: number, others: number): FanoutFigures => ({
  seenP50: 1,
  seenP95,
  savedP50: null,
  savedP95: null,
  serverCpu: 10,
  databaseCpu: null,
  walPerEdit: null,
  bytesPerReader: 100,
  delivered: 1,
  brokenLines: 0,
  others,
})

test('a run that others disturbed does not count beside calm ones', () => {
  expect(medians([aRun(3, 2), aRun(90, 80), aRun(5, 4), aRun(4, 0)]).seenP95).toBe(4)
})

test('when all were disturbed the calmest run speaks', () => {
  expect(medians([aRun(50, 90), aRun(9, 40), aRun(70, 60)])).toMatchObject({
    seenP95: 9,
    others: 40,
  })
})

test('a figure that no run has stays empty', () => {
  expect(medians([aRun(3, 0)]).walPerEdit).toBeNull()
})
