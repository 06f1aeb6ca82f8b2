/** What one trial found. */
export interface Outcome {
  readonly trial: string
  readonly result: 'passed' | 'failed' | 'skipped'
  /** Tokens that were called saved. */
  readonly saved: number
  readonly lost: number
  readonly doubled: number
  /** What else was measured, or why it was skipped or failed. */
  readonly note: string
}

export const skipped = (trial: string, why: string): Outcome => ({
  trial,
  result: 'skipped',
  saved: 0,
  lost: 0,
  doubled: 0,
  note: why,
})

export const failed = (trial: string, error: unknown): Outcome => ({
  ...skipped(trial, error instanceof Error ? error.message : String(error)),
  result: 'failed',
})
