import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** One answer, as it is measured. */
export interface Answered {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly seconds: number
}

export type RunOutcome = 'done' | 'failed'

export interface Metrics {
  readonly answered: (what: Answered) => void
  /** One run of a job; null only shows that the job is known. */
  readonly ran: (job: string, outcome: RunOutcome | null) => void
  /** The whole registry in Prometheus' text format. */
  readonly text: () => Promise<string>
  readonly contentType: string
}

const outcomes: readonly RunOutcome[] = ['done', 'failed']

const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10]

/** A registry of its own, so that two servers in one process do not count together. */
export const openMetrics = (): Metrics => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte asked to the last byte answered',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
    buckets,
  })
  const runs = new Counter({
    name: 'job_runs_total',
    help: 'Runs of background jobs in this process, by how they ended',
    labelNames: ['job', 'outcome'],
    registers: [registry],
  })
  return {
    // both at 0 first: a series that appears with its first failure has no rise to alert on
    ran: (job, ended) =>
      outcomes.forEach((outcome) => {
        runs.inc({ job, outcome }, outcome === ended ? 1 : 0)
      }),
    answered: (what) =>
      seconds.observe(
        { method: what.method, route: what.route, status: String(what.status) },
        what.seconds,
      ),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
