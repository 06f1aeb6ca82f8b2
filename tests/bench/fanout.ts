import { median, percentile, round } from '../harness/figures.ts'
import { Program } from '../harness/program.ts'
import { pause, until } from '../harness/wait.ts'
import { type Commit, type Contestant, hostId, type Table } from './contestant.ts'
import { type Foundation, found } from './founding.ts'
import { type DatabaseMeter, meterOf } from './meter.ts'
import { machineTime, processorSeconds, shareOfOthers } from './processes.ts'
import { Seat } from './seat.ts'
import type { Edit, TypingDone, TypingNews, TypingPlan } from './typing-plan.ts'

export interface FanoutPlan {
  readonly writers: number
  readonly keysPerSecond: number
  readonly warmSeconds: number
  readonly seconds: number
  readonly foundation: Foundation
  readonly seed: number
}

/** One run of one contestant. Milliseconds, unless the name says otherwise. */
export interface FanoutFigures {
  readonly seenP50: number
  readonly seenP95: number
  readonly savedP50: number | null
  readonly savedP95: number | null
  /** Per cent of one core. */
  readonly serverCpu: number
  readonly databaseCpu: number | null
  readonly walPerEdit: number | null
  readonly bytesPerReader: number
  readonly delivered: number
  readonly brokenLines: number
  /** Per cent of the machine that neither server, database nor load used: somebody else's work. */
  readonly others: number
}

/** How long after the last key a contestant may still write what belongs to the session. */
const afterwards = 3_500

/** Everybody types in one page. */
export const runFanout = async (
  contestant: Contestant,
  plan: FanoutPlan,
): Promise<FanoutFigures> => {
  const meter = contestant.database && meterOf(contestant.database)
  const table = await contestant.newTable()
  const host = await openTable(contestant, table, plan.foundation)
  const walBefore = await meter?.wal()
  const ids = Array.from({ length: plan.writers }, (_, index) => 1_000 + index * 7)
  const { done, cpu, databaseCpu, others } = await type(contestant, meter, {
    seats: await table.seats(ids),
    texts: plan.foundation.texts,
    probes: Math.min(plan.writers, 8),
    keysPerSecond: plan.keysPerSecond,
    warmSeconds: plan.warmSeconds,
    seconds: plan.seconds,
    seed: plan.seed,
  })
  host.close()
  await pause(afterwards)
  const wal = meter && walBefore !== undefined ? (await meter.wal()) - walBefore : null
  const saved = durability(contestant, table.founder.room, done)
  const whole = plan.warmSeconds + plan.seconds
  return {
    seenP50: done.seen.p50,
    seenP95: done.seen.p95,
    savedP50: saved && round(saved.p50),
    savedP95: saved && round(saved.p95),
    serverCpu: round((cpu / plan.seconds) * 100, 1),
    databaseCpu: databaseCpu === null ? null : round((databaseCpu / plan.seconds) * 100, 1),
    walPerEdit: wal === null ? null : Math.round(wal / done.allEdits),
    bytesPerReader: Math.round(done.bytesIn / plan.writers / whole),
    delivered: round(done.delivered, 3),
    brokenLines: done.closed.length,
    others,
  }
}

/**
 * The page as it lies there before anybody types: whoever keeps it in a database has stored what the
 * founder brought. One host stays in the room, so that all contestants serve as many.
 */
const openTable = async (contestant: Contestant, table: Table, foundation: Foundation) => {
  const founder = await found(table.founder, foundation)
  if (!contestant.database) return founder
  founder.close()
  await pause(afterwards)
  const [seat] = await table.seats([hostId])
  const host = new Seat(seat ?? table.founder)
  await until(() => host.synced, { what: 'the host coming back', within: 20_000 })
  return host
}

interface Typed {
  readonly done: TypingDone
  readonly cpu: number
  readonly databaseCpu: number | null
  readonly others: number
}

const type = async (
  contestant: Contestant,
  meter: DatabaseMeter | null,
  plan: TypingPlan,
): Promise<Typed> => {
  const load = new Program({ entry: 'tests/bench/typists.ts' })
  const look = () => ({
    server: processorSeconds(contestant.pids()),
    database: meter?.cpu() ?? 0,
    load: processorSeconds([process.pid, ...(load.pid === null ? [] : [load.pid])]),
    machine: machineTime(),
  })
  const looks: ReturnType<typeof look>[] = []
  const finished = new Promise<TypingDone>((resolve, reject) => {
    load.onMessage((message) => {
      const news = message as TypingNews
      if (news.kind === 'done') resolve(news)
      else looks.push(look())
    })
    const patience = (plan.warmSeconds + plan.seconds + 60) * 1000
    setTimeout(
      () => reject(new Error(`the typists never finished:\n${load.said}`)),
      patience,
    ).unref()
  })
  await load.start()
  load.send(plan)
  try {
    const done = await finished
    const [from, to] = looks
    if (!from || !to) throw new Error('the typists did not say when they measured')
    const cpu = to.server - from.server
    const databaseCpu = to.database - from.database
    const own = cpu + databaseCpu + to.load - from.load
    const others = shareOfOthers(from.machine, to.machine, own)
    return { done, cpu, databaseCpu: meter && databaseCpu, others }
  } finally {
    await load.kill()
  }
}

/** When edits were safe: at the acknowledgement, or at the first commit that holds them; null for never. */
const durability = (contestant: Contestant, room: string, done: TypingDone) => {
  switch (contestant.durable) {
    case 'acknowledged':
      return done.saved
    case 'stored': {
      const commits = contestant.commits(room)
      const waits = done.edits.flatMap((edit) => waitOf(edit, commits))
      return { p50: median(waits), p95: percentile(waits, 0.95) }
    }
    case 'never':
      return null
  }
}

const waitOf = ({ client, clock, at }: Edit, commits: readonly Commit[]): number[] => {
  const commit = commits.find((one) => one.at >= at && (one.clocks.get(client) ?? 0) > clock)
  return commit ? [commit.at - at] : []
}
