import { expect, test } from 'vitest'
import { believed, lineOf, readPlaywright, readVitest, silentFolders, sum } from './tally.mjs'

const ran = { passed: 3, failed: 0, skipped: 1 }

test('adds up all runners into one line', () => {
  expect(lineOf(sum([ran, { passed: 2, failed: 1, skipped: 0 }]))).toBe(
    '5 passed, 1 failed, 1 skipped',
  )
})

test('counts a runner that crashed after green tests as a failure', () => {
  expect(believed(ran, 1)).toEqual({ ...ran, failed: 1 })
  expect(believed({ ...ran, failed: 2 }, 1)).toEqual({ ...ran, failed: 2 })
  expect(believed(ran, 0)).toEqual(ran)
})

test('counts a runner without a report, or without a single test, as a failure', () => {
  expect(believed(undefined, 0).failed).toBe(1)
  expect(believed({ passed: 0, failed: 0, skipped: 0 }, 0).failed).toBe(1)
})

test('counts a test file that cannot be loaded', () => {
  const report = {
    numPassedTests: 4,
    numFailedTests: 1,
    numPendingTests: 2,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ],
  }
  expect(readVitest(report)).toEqual({ passed: 4, failed: 2, skipped: 2 })
})

test('counts browser tests and what broke around them', () => {
  const stats = { expected: 5, flaky: 1, unexpected: 2, skipped: 3 }
  expect(readPlaywright({ stats, errors: [{}] })).toEqual({ passed: 6, failed: 3, skipped: 3 })
})

test('names the folders no test came from', () => {
  const report = {
    testResults: [{ name: '/house/api/src/a.test.ts' }, { name: '/house/apiary/b.test.ts' }],
  }
  expect(silentFolders(report, ['/house/api', '/house/prisma'])).toEqual(['/house/prisma'])
})
