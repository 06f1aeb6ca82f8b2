import { median, round } from '../harness/figures.ts'
import type { FanoutFigures } from './fanout.ts'

/** The median of each figure over the runs; null where no run has it. */
export const medians = (runs: readonly FanoutFigures[]): FanoutFigures => {
  const [first] = runs
  if (!first) throw new Error('no run to take a median of')
  const names = Object.keys(first) as (keyof FanoutFigures)[]
  return Object.fromEntries(names.map((name) => [name, medianOf(runs, name)])) as never
}

const medianOf = (runs: readonly FanoutFigures[], name: keyof FanoutFigures): number | null => {
  const values = runs.map((run) => run[name]).filter((value) => value !== null)
  return values.length === 0 ? null : round(median(values), 3)
}
