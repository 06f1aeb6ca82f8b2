import { expect, test } from 'vitest'
import { randomFrom } from './random.ts'

const draw = (seed: number) => {
  const random = randomFrom(seed)
  return Array.from({ length: 20 }, () => random.below(1_000))
}

test('a seed repeats, another seed does not', () => {
  expect(draw(7)).toEqual(draw(7))
  expect(draw(7)).not.toEqual(draw(8))
})

test('a branch does not depend on what was drawn before it', () => {
  const [fresh, used] = [randomFrom(7), randomFrom(7)]
  used.below(10)
  expect(fresh.branch('network').below(1e9)).toBe(used.branch('network').below(1e9))
})
