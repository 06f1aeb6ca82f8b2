import { expect, test } from 'vitest'
import { shareOfOthers } from './processes.ts'

const from = { idle: 0, steal: 0, total: 0 }

test('what neither idles nor is ours belongs to others', () => {
  expect(shareOfOthers(from, { idle: 500, steal: 0, total: 1_000 }, 3)).toBe(20)
  expect(shareOfOthers(from, { idle: 1_000, steal: 0, total: 1_000 }, 0)).toBe(0)
})
