import { readFileSync, writeFileSync } from 'node:fs'
import { Options } from '../harness/options.ts'
import { openDeskFor, signUpPerson } from '../harness/people.ts'
import { table, writeReport } from '../harness/report.ts'
import { openStack } from '../harness/stack.ts'
import { convergenceStory } from './convergence.ts'

// npm run fuzz: seeded random writers on the real server. A seed that failed once stays in seeds.json.

const seedFile = new URL('./seeds.json', import.meta.url)
const failedOnce: readonly number[] = JSON.parse(readFileSync(seedFile, 'utf8'))

const options = new Options()
const steps = options.number('steps', 120)
const seeds = seedsToRun()

const stack = await openStack()
const results: { seed: number; quietPoints: number; seconds: number; failure: string | null }[] = []
try {
  const names = ['Ada', 'Ben', 'Cleo', 'Dov']
  const people = await Promise.all(names.map((name) => signUpPerson(stack.origin, name)))
  const desk = await openDeskFor(people)
  for (const seed of seeds) {
    const start = performance.now()
    const { quietPoints, failure } = await runSeed({ stack, desk, people, seed, steps })
    const seconds = Math.round((performance.now() - start) / 100) / 10
    console.log(
      `seed ${seed}: ${failure ?? `${quietPoints} quiet points, one hash`} (${seconds} s)`,
    )
    results.push({ seed, quietPoints, seconds, failure })
  }
} finally {
  await stack.close()
}

const failures = results.filter(({ failure }) => failure !== null)
remember(failures.map(({ seed }) => seed))
const rows = results.map((one) => [one.seed, one.quietPoints, one.seconds, one.failure ?? 'agreed'])
console.log(`\n${table(['seed', 'quiet points', 'seconds', 'result'], rows)}\n`)
console.log(
  `${seeds.length - failures.length} of ${seeds.length} seeds agreed, ${steps} steps each`,
)
console.log(`Written to ${writeReport('fuzz', { steps, failedOnce, results })}`)
process.exit(failures.length > 0 ? 1 : 0)

function seedsToRun(): readonly number[] {
  const one = options.number('seed', 0)
  if (one > 0) return [one]
  const first = options.number('from', 1 + (Date.now() % 1_000_000))
  const fresh = Array.from({ length: options.number('seeds', 20) }, (_, at) => first + at)
  return [...failedOnce, ...fresh]
}

async function runSeed(plan: Parameters<typeof convergenceStory>[0]) {
  try {
    return { ...(await convergenceStory(plan)), failure: null }
  } catch (error) {
    return { quietPoints: 0, failure: error instanceof Error ? error.message : String(error) }
  }
}

function remember(seedsThatFailed: readonly number[]) {
  const all = [...new Set([...failedOnce, ...seedsThatFailed])]
  if (all.length > failedOnce.length) writeFileSync(seedFile, `${JSON.stringify(all)}\n`)
}
