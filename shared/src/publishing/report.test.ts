import { describe, expect, it } from 'vitest'
import { mostReportWords, report, reportReason } from './report.ts'

describe('a report', () => {
  it('needs a reason, and no words', () => {
    expect(report.parse({ reason: 'SPAM' })).toEqual({ reason: 'SPAM', words: '' })
    expect(report.safeParse({ words: 'look' }).success).toBe(false)
  })

  it('has lines as we write them, and nothing around them', () => {
    const words = '\r\n  One\r\ntwo\rthree \0 '
    expect(report.parse({ reason: 'OTHER', words }).words).toBe('One\ntwo\nthree')
  })

  it('counts a line’s end once, as its field does', () => {
    const words = 'a\r\n'.repeat(mostReportWords / 2)
    expect(report.safeParse({ reason: 'OTHER', words: `${words}bc` }).success).toBe(false)
    expect(report.safeParse({ reason: 'OTHER', words }).success).toBe(true)
  })

  it.each([
    { reason: 'spam' },
    { reason: 'BORING' },
    { reason: '' },
    { reason: ['SPAM', 'ABUSE'] },
    { reason: 'SPAM', words: 'x'.repeat(mostReportWords + 1) },
    { reason: 'SPAM', words: ['one', 'two'] },
    { reason: 'SPAM', words: { $ne: '' } },
  ])('is none: %j', (wrong) => {
    expect(report.safeParse(wrong).success).toBe(false)
  })

  it('has a reason of a closed list, the last for all else', () => {
    expect(reportReason.options.at(-1)).toBe('OTHER')
  })
})
