/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/** @type {Tally} */
export const NOTHING = { passed: 0, failed: 0, skipped: 0 }

/** One thing that either holds or does not. */
export const one = (holds) => ({ ...NOTHING, [holds ? 'passed' : 'failed']: 1 })

/** @param {Tally[]} tallies */
export function sum(tallies) {
  return tallies.reduce(
    (all, next) => ({
      passed: all.passed + next.passed,
      failed: all.failed + next.failed,
      skipped: all.skipped + next.skipped,
    }),
    NOTHING,
  )
}

/** The last line of `npm test`. */
export const lineOf = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`

/**
 * What a runner reported, held against its exit code: a runner that ends badly without naming a
 * failure counts as one, and so does one that reports nothing at all.
 *
 * @param {Tally | undefined} tally
 * @param {number} code
 */
export function believed(tally, code) {
  if (!tally || tally.passed + tally.failed + tally.skipped === 0) return one(false)
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally
}

/** Counts in a JSON report of vitest; a file that broke before its first test counts as one failure. */
export function readVitest(report) {
  const broken = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  }
}

/** Those of these folders from which a JSON report of vitest names no file. */
export const silentFolders = (report, folders) =>
  folders.filter((folder) => !report.testResults.some(({ name }) => name.startsWith(`${folder}/`)))

/** Counts in a JSON report of Playwright; errors outside every test count, a flaky test has passed. */
export function readPlaywright({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }
}
