import { median, round } from '../harness/figures.ts'
import type { FanoutFigures } from './fanout.ts'
import { tolerable } from './quiet.ts'

/**
 * The median of each figure over the runs that others did not disturb, or the calmest run alone when
 * they disturbed all; null where no run has the figure.
 */
export const medians = (all: readonly FanoutFigures[]): FanoutFigures => {
  const [first] = all
  const calm = all.filter(({ others }) => others <= tolerable)
  const calmest = [...all].sort((a, b) => a.others - b.others).slice(0, 1)
  const runs = calm.length > 0 ? calm : calmest
  if (!first) throw new Error('no run to take a median of')
  const names = Object.keys(first) as (keyof FanoutFigures)[]
  return Object.fromEntries(names.map((name) => [name, medianOf(runs, name)])) as never
}

const medianOf = (runs: readonly FanoutFigures[], name: keyof FanoutFigures): number | null => {
  const values = runs.map((run) => run[name]).filter((value) => value !== null)
  return values.length === 0 ? null : round(median(values), 3)
}
