import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, openDeskFor, type Person, signUpPerson } from '../harness/people.ts'
import { openStack, type Stack } from '../harness/stack.ts'
import { convergenceStory } from './convergence.ts'
import { readSeeds } from './seeds.ts'

const failedOnce = readSeeds(new URL('./seeds.json', import.meta.url))
const seeds = [...new Set([4711, ...failedOnce])]

describe('H6 whatever people and bad days do to a page', () => {
  let stack: Stack
  let people: readonly Person[]
  let desk: Desk

  beforeAll(async () => {
    stack = await openStack()
    const names = ['Ada', 'Ben', 'Cleo', 'Dov']
    people = await Promise.all(names.map((name) => signUpPerson(stack.origin, name)))
    desk = await openDeskFor(people)
  }, 180_000)

  afterAll(() => stack?.close(), 180_000)

  test.each(seeds)(
    'seed %i ends with one content hash everywhere',
    async (seed) => {
      const { quietPoints } = await convergenceStory({ stack, desk, people, seed, steps: 60 })
      expect(quietPoints).toBeGreaterThan(0)
    },
    300_000,
  )
})
