import type { PageId } from '@chapterhouse/shared/kernel/id'
import { describe, expect, it } from 'vitest'
import { until } from '../testing/until.ts'
import { needsCompaction, rollUpRules } from './rules.ts'
import { RollUpSchedule } from './schedule.ts'

const page = 'a page' as PageId
const rows = (count: number, contributionId: null | never = null) =>
  Array.from({ length: count }, () => ({
    pageId: page,
    contributionId,
    authorId: null,
    authorKind: 'HUMAN' as const,
    clientIds: [],
    data: new Uint8Array(),
    ownDeletes: null,
  }))

const aSchedule = (given: Partial<typeof rollUpRules> = {}, fails = false) => {
  const ran: boolean[] = []
  const failed: unknown[] = []
  const schedule = new RollUpSchedule({
    rules: { ...rollUpRules, ...given },
    run: async (_, atRest) => {
      ran.push(atRest)
      if (fails) throw new Error('no database')
      return null
    },
    onFailed: (error) => failed.push(error),
  })
  return { schedule, ran, failed }
}

describe('H3 a slice is closed', () => {
  it('H3 some time after its first row', async () => {
    const { schedule, ran } = aSchedule({ sliceAge: 30 })
    schedule.touched(rows(3))
    schedule.touched(rows(3))
    await until('it ran', () => ran.length === 1)
    expect(ran).toEqual([false])
    await schedule.stop()
  })

  it('H3 at once after many rows', async () => {
    const { schedule, ran } = aSchedule({ sliceRows: 5 })
    schedule.touched(rows(4))
    expect(ran).toEqual([])
    schedule.touched(rows(1))
    await until('it ran', () => ran.length === 1)
    await schedule.stop()
  })

  it('H3 when the page is left', async () => {
    const { schedule, ran } = aSchedule()
    schedule.touched(rows(1))
    schedule.left(page)
    await until('it ran', () => ran.length === 1)
    expect(ran).toEqual([true])
    await schedule.stop()
  })

  it('outlives a failure', async () => {
    const { schedule, ran, failed } = aSchedule({ sliceRows: 1 }, true)
    schedule.touched(rows(1))
    await until('it failed', () => failed.length === 1)
    schedule.touched(rows(1))
    await until('it ran again', () => ran.length === 2)
    await schedule.stop()
  })

  it('starts nothing after the end', async () => {
    const { schedule, ran } = aSchedule({ sliceRows: 1 })
    await schedule.stop()
    schedule.touched(rows(3))
    schedule.left(page)
    expect(ran).toEqual([])
  })
})

describe('H4 the state is written anew', () => {
  const small = { rows: 10, bytes: 1_000, closing: 10, state: 10_000 }
  it.each([
    ['few rows', { tail: small, atRest: false }, false],
    ['no rows', { tail: { ...small, rows: 0 }, atRest: true }, false],
    ['many rows', { tail: { ...small, rows: 2_001 }, atRest: false }, true],
    ['a tail larger than it may be', { tail: { ...small, bytes: 300_000 }, atRest: false }, true],
    [
      'a large tail of a larger page',
      { tail: { ...small, bytes: 300_000, state: 4_000_000 }, atRest: false },
      false,
    ],
    [
      'a quarter of a large page',
      { tail: { ...small, bytes: 1_100_000, state: 4_000_000 }, atRest: false },
      true,
    ],
    ['some rows, and the page is open', { tail: { ...small, rows: 201 }, atRest: false }, false],
    [
      'more rows than the text costs',
      { tail: { ...small, rows: 60, closing: 60 }, atRest: false },
      true,
    ],
    [
      'rows of which most were closed before',
      { tail: { ...small, rows: 60 }, atRest: false },
      false,
    ],
    ['some rows, and the page was left', { tail: { ...small, rows: 201 }, atRest: true }, true],
  ])('H4 after %s', (_, { tail, atRest }, expected) => {
    expect(needsCompaction(tail, atRest, rollUpRules)).toBe(expected)
  })
})
