import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { CloseReason } from '@chapterhouse/shared/sync/close-codes'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What is going on right now, asked at each scrape. */
export interface Gauges {
  readonly sockets: () => number
  readonly rooms: () => number
  readonly journalWaiting: () => number
  readonly admissionWaiting: () => number
}

export interface Metrics {
  readonly committed: (rows: number, bytes: number, waitedMs: number) => void
  readonly refused: (reason: CloseReason) => void
  readonly upgradeRefused: (status: number) => void
  readonly failed: (where: string) => void
  readonly rolledUp: (what: 'slice' | 'compaction') => void
  readonly setAside: (rows: number) => void
  readonly unwatched: () => void
  readonly text: () => Promise<string>
  readonly contentType: string
}

const gauge = (registry: Registry, [name, help]: readonly [string, string], read: () => number) =>
  new Gauge({
    name,
    help,
    registers: [registry],
    collect() {
      this.set(read())
    },
  })

const counter = <L extends string>(
  registry: Registry,
  [name, help]: readonly [string, string],
  labelNames: readonly L[] = [],
) => new Counter<L>({ name, help, labelNames: [...labelNames], registers: [registry] })

const registerGauges = (registry: Registry, gauges: Gauges, lagMs: () => number) => {
  gauge(registry, ['collab_sockets', 'open sockets'], gauges.sockets)
  gauge(registry, ['collab_rooms', 'documents in memory'], gauges.rooms)
  gauge(registry, ['collab_journal_waiting', 'rows that wait for a commit'], gauges.journalWaiting)
  gauge(registry, ['collab_joins_waiting', 'sockets in line'], gauges.admissionWaiting)
  gauge(registry, ['collab_memory_bytes', 'memory of the process'], () => process.memoryUsage.rss())
  gauge(registry, ['collab_event_loop_lag_ms', 'p99 since the last scrape'], lagMs)
}

export const createMetrics = (gauges: Gauges): Metrics => {
  const registry = new Registry()
  const lag = monitorEventLoopDelay({ resolution: 10 })
  lag.enable()
  registerGauges(registry, gauges, () => {
    const p99 = lag.percentile(99) / 1e6
    lag.reset()
    return p99
  })
  const rows = counter(registry, ['collab_journal_rows_total', 'committed rows'])
  const bytes = counter(registry, ['collab_journal_bytes_total', 'committed bytes'])
  const closes = counter(registry, ['collab_closed_total', 'sockets closed by us'], ['reason'])
  const upgrades = counter(registry, ['collab_upgrades_refused_total', 'no socket'], ['status'])
  const failures = counter(registry, ['collab_failures_total', 'our mistakes'], ['where'])
  const rollUps = counter(registry, ['collab_roll_ups_total', 'history written'], ['what'])
  const aside = counter(registry, ['collab_rows_set_aside_total', 'rows that do not decode'])
  const commit = new Histogram({
    name: 'collab_commit_seconds',
    help: 'from queued to committed and applied, oldest row of a batch',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  })
  return {
    committed: (count, size, waitedMs) => {
      rows.inc(count)
      bytes.inc(size)
      commit.observe(waitedMs / 1000)
    },
    refused: (reason) => closes.inc({ reason }),
    upgradeRefused: (status) => upgrades.inc({ status: String(status) }),
    failed: (where) => failures.inc({ where }),
    rolledUp: (what) => rollUps.inc({ what }),
    setAside: (count) => aside.inc(count),
    unwatched: () => lag.disable(),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
