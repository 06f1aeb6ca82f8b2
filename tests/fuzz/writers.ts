import { Options } from '../harness/options.ts'
import { openDeskFor, signUpPerson } from '../harness/people.ts'
import { openStack } from '../harness/stack.ts'
import { convergenceStory } from './convergence.ts'
import { runSeeds } from './seeds.ts'

const options = new Options()
const steps = options.number('steps', 120)

const stack = await openStack()
let failed: number
try {
  const names = ['Ada', 'Ben', 'Cleo', 'Dov']
  const people = await Promise.all(names.map((name) => signUpPerson(stack.origin, name)))
  const desk = await openDeskFor(people)
  failed = await runSeeds({
    name: 'fuzz',
    kept: new URL('./seeds.json', import.meta.url),
    options,
    usual: 20,
    setting: { steps },
    run: async (seed) => (await convergenceStory({ stack, desk, people, seed, steps })).quietPoints,
  })
} finally {
  await stack.close()
}
process.exit(failed > 0 ? 1 : 0)
