import { expect, test } from 'vitest'
import { typeAgedPage } from './aged-page.ts'
import { lettersIn, prepareFoundation } from './founding.ts'
import { typing } from './rhythm.ts'

test('about three keys in ten take something out, as in recorded writing', () => {
  const keys = typing(1)
  const drawn = Array.from({ length: 20_000 }, () => keys.next().value)
  const share = drawn.filter((key) => key === 'backspace').length / drawn.length
  expect(share).toBeGreaterThan(0.25)
  expect(share).toBeLessThan(0.38)
})

test('a page is as old as asked, and the same for the same seed', () => {
  const plan = { seed: 3, edits: 5_000, clientId: 7, perUpdate: 100 }
  const [one, two] = [typeAgedPage(plan), typeAgedPage(plan)]
  expect(one.updates).toHaveLength(50)
  expect(one.updates).toEqual(two.updates)
})

test('a foundation holds an empty text for each typist', () => {
  const foundation = prepareFoundation(2_000, 5)
  expect(foundation.texts).toHaveLength(5)
  expect(foundation.letters).toBe(
    lettersIn(typeAgedPage({ seed: 4711, edits: 2_000, clientId: 17, perUpdate: 8 }).document),
  )
})
