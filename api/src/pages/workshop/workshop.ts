import { Refusal } from '@chapterhouse/shared/refusals'
import { openTurnstile } from '../../kernel/turnstile.ts'
import { type Bench, openBench, stopped } from './bench.ts'
import type { Outcome, Results, Task } from './task.ts'

export interface WorkshopParts {
  /** Documents worked on at once. */
  readonly benches: number
  /** Tasks that may wait, each with its document in memory; the next is turned away. */
  readonly waiting: number
  /** Milliseconds one task may take. */
  readonly limit: number
  /** The program of a bench; a test puts in one that hangs. */
  readonly program?: URL
}

/** Workers that read and write whole documents, each task within bounds of time and memory. */
export interface Workshop {
  /** Throws a Refusal when the task says no, or took too long, or too many wait. */
  readonly run: <T extends Task>(task: T) => Promise<Results[T['kind']]>
  readonly close: () => Promise<void>
}

const ownProgram = new URL('./worker.ts', import.meta.url)

/** Opens no worker before the first task; one that hung or died is replaced by the next task. */
export const openWorkshop = (parts: WorkshopParts): Workshop => {
  const { benches, waiting, limit, program = ownProgram } = parts
  const turnstile = openTurnstile({ atOnce: benches, waiting, whenFull: tooBusy })
  const idle: Bench[] = []
  const all = new Set<Bench>()
  let closed = false

  const seat = (): Bench => {
    if (closed) throw stopped()
    const bench = idle.pop() ?? openBench({ program, limit })
    all.add(bench)
    return bench
  }
  const work = async (task: Task): Promise<Outcome> => {
    const bench = seat()
    try {
      const outcome = await bench.work(task)
      idle.push(bench)
      return outcome
    } catch (error) {
      all.delete(bench)
      await bench.close()
      throw error
    }
  }
  return {
    run: async <T extends Task>(task: T) => {
      const outcome = await turnstile(() => work(task))
      // the worker answers each kind of task with its own kind of result
      return resultOf(outcome) as Results[T['kind']]
    },
    close: async () => {
      closed = true
      await Promise.all([...all].map((bench) => bench.close()))
    },
  }
}

const resultOf = (outcome: Outcome): Results[Task['kind']] => {
  if (outcome.kind === 'refused') throw new Refusal(outcome.code, { detail: outcome.detail })
  if (outcome.kind === 'failed') throw new Error(outcome.message)
  return outcome.result
}

const tooBusy = () =>
  new Refusal('rate_limited', { detail: 'Many documents are being worked on', retryAfter: 5 })
