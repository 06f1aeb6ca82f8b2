import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { listOf, listQuery, timestamp } from './list.ts'

describe('the query of a list', () => {
  it('has fifty rows unless told', () => {
    expect(listQuery.parse({})).toEqual({ limit: 50 })
    expect(listQuery.parse({ limit: '7', cursor: 'x' })).toEqual({ limit: 7, cursor: 'x' })
  })

  it.each([0, 201, -1, 1.5, 'x', ''])('does not take a limit of %j', (limit) => {
    expect(listQuery.safeParse({ limit }).success).toBe(false)
  })
})

it('a list says whether it goes on', () => {
  const numbers = listOf(z.number())
  expect(numbers.safeParse({ items: [1], nextCursor: null }).success).toBe(true)
  expect(numbers.safeParse({ items: [1] }).success).toBe(false)
})

it.each([
  ['2026-11-20T12:00:00.000Z', true],
  ['2026-11-20T12:00:00Z', true],
  ['2026-11-20T12:00:00+01:00', false],
  ['2026-11-20', false],
  ['yesterday', false],
])('%s is a time of the contracts: %s', (text, yes) => {
  expect(timestamp.safeParse(text).success).toBe(yes)
})
