import type { EngineFigures } from './house.ts'

/** What happened between two looks at the engine. */
export interface Pace {
  readonly editsPerSecond: number
  /** Seconds within which half, and nineteen of twenty, edits were durable; null: there were none. */
  readonly p50: number | null
  readonly p95: number | null
}

type Buckets = EngineFigures['commits']

const spent = (before: Buckets, now: Buckets): Buckets =>
  now.map(({ within, count }, n) => ({ within, count: count - (before[n]?.count ?? 0) }))

/** The value so many of all stay below: between two borders as if they were spread evenly. */
export const quantile = (buckets: Buckets, share: number): number | null => {
  const all = buckets.at(-1)?.count ?? 0
  if (all <= 0) return null
  const wanted = all * share
  const n = buckets.findIndex(({ count }) => count >= wanted)
  const [low, high] = [buckets[n - 1], buckets[n]]
  const from = low?.within ?? 0
  // beyond the last border nothing is known but that it was longer
  if (!high || high.within === null) return from
  const inside = high.count - (low?.count ?? 0)
  return from + ((high.within - from) * (wanted - (low?.count ?? 0))) / inside
}

/** Null when the engine began anew in between, or no time has passed. */
export const paceBetween = (before: EngineFigures, now: EngineFigures): Pace | null => {
  const seconds = (Date.parse(now.at) - Date.parse(before.at)) / 1000
  if (seconds <= 0 || now.edits < before.edits) return null
  const commits = spent(before.commits, now.commits)
  return {
    editsPerSecond: (now.edits - before.edits) / seconds,
    p50: quantile(commits, 0.5),
    p95: quantile(commits, 0.95),
  }
}
