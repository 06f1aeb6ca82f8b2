import { table } from '../harness/report.ts'
import type { ColdOpenFigures } from './cold-open.ts'
import type { FanoutFigures } from './fanout.ts'

interface FanoutRow {
  readonly name: string
  readonly writers: number
  readonly medians: FanoutFigures
}

const orDash = (value: number | null, digits = 1) =>
  value === null || Number.isNaN(value) ? '–' : value.toFixed(digits)

/** Medians of all contestants, grouped by how many people type. */
export const fanoutTable = (rows: readonly FanoutRow[]): string =>
  table(
    [
      'writers',
      'server',
      'other person p50 ms',
      'p95 ms',
      'durable p50 ms',
      'p95 ms',
      'server CPU %',
      'database CPU %',
      'WAL B/edit',
      'B/s per reader',
      'others %',
    ],
    [...rows]
      .sort((a, b) => a.writers - b.writers)
      .map(({ name, writers, medians: m }) => [
        writers,
        name,
        orDash(m.seenP50),
        orDash(m.seenP95),
        orDash(m.savedP50),
        orDash(m.savedP95),
        orDash(m.serverCpu),
        orDash(m.databaseCpu),
        orDash(m.walPerEdit, 0),
        m.bytesPerReader,
        m.others,
      ]),
  )

export const coldOpenTable = (rows: readonly ({ readonly name: string } & ColdOpenFigures)[]) =>
  table(
    ['cold open', 'p50 ms', 'max ms', 'bytes'],
    rows.map(({ name, p50, max, bytes }) => [name, p50, max, bytes]),
  )
