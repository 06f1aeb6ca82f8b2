/** The value below which a share of the samples lies; NaN for none. */
export const percentile = (samples: readonly number[], share: number): number => {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

export const median = (samples: readonly number[]) => percentile(samples, 0.5)

export interface Spread {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly max: number
}

export const spreadOf = (samples: readonly number[]): Spread => ({
  count: samples.length,
  p50: round(percentile(samples, 0.5)),
  p95: round(percentile(samples, 0.95)),
  max: round(percentile(samples, 1)),
})

/** To `digits` places; two unless told. */
export const round = (value: number, digits = 2): number => Number(value.toFixed(digits))
