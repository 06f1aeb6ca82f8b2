import { readFileSync, writeFileSync } from 'node:fs'
import type { Options } from '../harness/options.ts'
import { table, writeReport } from '../harness/report.ts'

export interface SeedTrial {
  /** Of the report. */
  readonly name: string
  /** Keeps each seed that failed once. */
  readonly kept: URL
  /** `--seed` one alone; or those kept and `--seeds` new ones, `--from` some number. */
  readonly options: Options
  /** How many are to be run when nothing is said. */
  readonly usual: number
  /** For the report: how long each story is. */
  readonly setting: Readonly<Record<string, number>>
  /** Answers how often all was compared, and throws when it was not the same. */
  readonly run: (seed: number) => Promise<number>
}

interface Result {
  readonly seed: number
  readonly compared: number
  readonly seconds: number
  readonly failure: string | null
}

export const readSeeds = (kept: URL): readonly number[] => JSON.parse(readFileSync(kept, 'utf8'))

/** Runs the seeds one after the other, says how each went, and answers how many failed. */
export const runSeeds = async (trial: SeedTrial): Promise<number> => {
  const results: Result[] = []
  for (const seed of seedsOf(trial)) {
    const result = await runSeed(seed, trial.run)
    const { seconds, compared, failure } = result
    console.log(`seed ${seed}: ${failure ?? `the same ${compared} times`} (${seconds} s)`)
    results.push(result)
  }
  const failed = results.filter(({ failure }) => failure !== null)
  remember(
    trial.kept,
    failed.map(({ seed }) => seed),
  )
  tell(trial, results)
  return failed.length
}

const seedsOf = ({ options, kept, usual }: SeedTrial): readonly number[] => {
  const one = options.number('seed', 0)
  if (one > 0) return [one]
  const first = options.number('from', 1 + (Date.now() % 1_000_000))
  const fresh = Array.from({ length: options.number('seeds', usual) }, (_, at) => first + at)
  return [...readSeeds(kept), ...fresh]
}

const runSeed = async (seed: number, run: SeedTrial['run']): Promise<Result> => {
  const start = performance.now()
  const seconds = () => Math.round((performance.now() - start) / 100) / 10
  try {
    return { seed, compared: await run(seed), seconds: seconds(), failure: null }
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error)
    return { seed, compared: 0, seconds: seconds(), failure }
  }
}

const remember = (kept: URL, failed: readonly number[]): void => {
  const before = readSeeds(kept)
  const all = [...new Set([...before, ...failed])]
  if (all.length > before.length) writeFileSync(kept, `${JSON.stringify(all)}\n`)
}

const tell = ({ name, kept, setting }: SeedTrial, results: readonly Result[]): void => {
  const head = ['seed', 'compared', 'seconds', 'result']
  const rows = results.map(({ seed, compared, seconds, failure }) => {
    const [inShort = ''] = (failure ?? 'agreed').split('\n')
    return [seed, compared, seconds, inShort]
  })
  console.log(`\n${table(head, rows)}\n`)
  const agreed = results.filter(({ failure }) => failure === null).length
  const setup = Object.entries(setting).map(([what, size]) => `${size} ${what}`)
  console.log(`${agreed} of ${results.length} seeds agreed, ${setup.join(' of ')} each`)
  console.log(`Written to ${writeReport(name, { ...setting, kept: readSeeds(kept), results })}`)
}
