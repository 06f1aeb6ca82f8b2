import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/** Where our mistakes are told. */
export interface Reporter {
  readonly log: Log
  readonly metrics: Metrics
}

export const report = ({ log, metrics }: Reporter, where: string, err: unknown): void => {
  metrics.failed(where)
  log.error({ err, where }, 'failed')
}

/** Logs and swallows: for what nobody waits for. */
export const safely =
  (reporter: Reporter, where: string) =>
  (error: unknown): void =>
    report(reporter, where, error)
