import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paceBetween, quantile } from './figures.ts'
import type { EngineFigures } from './house.ts'

const figures = (more: Partial<EngineFigures> = {}): EngineFigures => ({
  at: '2026-12-02T10:00:00.000Z',
  rooms: 1,
  sockets: 2,
  edits: 0,
  waiting: 0,
  memoryBytes: 1,
  commits: [],
  ...more,
})
const later = (more: Partial<EngineFigures>) => figures({ at: '2026-12-02T10:00:02.000Z', ...more })
const buckets = (...counts: number[]) =>
  counts.map((count, n) => ({ within: [0.01, 0.1, 1, null][n] ?? null, count }))

describe('the pace of the engine', () => {
  it('is edits by time', () => {
    expect(paceBetween(figures(), later({ edits: 50 }))?.editsPerSecond).toBe(25)
  })

  it('counts only commits between the two looks', () => {
    const before = figures({ commits: buckets(1000, 1000, 1000, 1000) })
    const now = later({ edits: 10, commits: buckets(1000, 1010, 1010, 1010) })
    const pace = paceBetween(before, now)
    expect(pace?.p50).toBeCloseTo(0.055)
    expect(pace?.p95).toBeCloseTo(0.0955)
  })

  it('is not told where nothing was written', () => {
    const none = { editsPerSecond: 0, p50: null, p95: null }
    expect(paceBetween(figures(), later({}))).toEqual(none)
  })

  it('is not told across a new start, nor in no time', () => {
    expect(paceBetween(figures({ edits: 9 }), later({ edits: 3 }))).toBeNull()
    expect(paceBetween(figures(), figures({ edits: 3 }))).toBeNull()
  })
})

describe('a quantile', () => {
  it('beyond the last border is that border: it was at least so long', () => {
    expect(quantile(buckets(0, 0, 0, 10), 0.5)).toBe(1)
  })

  it('of nothing is nothing', () => {
    expect(quantile([], 0.5)).toBeNull()
    expect(quantile(buckets(0, 0, 0, 0), 0.5)).toBeNull()
  })

  it('is never below zero, never beyond the borders, and grows with its share', () => {
    const counts = fc.array(fc.nat(50), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(counts, (each) => {
        let sum = 0
        const rising = buckets(...each.map((count) => (sum += count)))
        const found = [0.1, 0.5, 0.95].map((share) => quantile(rising, share))
        if (sum === 0) return expect(found).toEqual([null, null, null])
        expect(found).toEqual([...found].sort((a, b) => Number(a) - Number(b)))
        for (const one of found) expect(one).toBeGreaterThanOrEqual(0)
        expect(found[2]).toBeLessThanOrEqual(1)
      }),
      { seed: 4711 },
    )
  })
})
