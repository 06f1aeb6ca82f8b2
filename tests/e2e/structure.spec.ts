import { structureStory } from '../fuzz/browser/structure.ts'
import { readSeeds } from '../fuzz/seeds.ts'
import { test } from './test.ts'

const failedOnce = readSeeds(new URL('../fuzz/browser/seeds.json', import.meta.url))

for (const seed of new Set([4711, ...failedOnce])) {
  test(`two browsers change one table, list and code block at once (seed ${seed})`, async ({
    pair,
    stack,
  }) => {
    const { ada, ben, here } = await pair()
    const pages = [ada.page, ben.page]
    await structureStory({ stack, desk: here, pages, seed, rounds: 4, steps: 10 })
  })
}
