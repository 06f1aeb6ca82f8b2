import { Worker } from 'node:worker_threads'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Outcome, Results, Task } from './task.ts'

export interface WorkshopParts {
  /** Documents worked on at once. */
  readonly benches: number
  /** Tasks that may wait; the next is turned away. */
  readonly waiting: number
  /** Milliseconds one task may take. */
  readonly limit: number
  /** The program of a bench; a test puts in one that hangs. */
  readonly program?: URL
}

/** Workers that read and write whole documents, each task within bounds of time and memory. */
export interface Workshop {
  readonly run: <T extends Task>(task: T) => Promise<Results[T['kind']]>
  readonly close: () => Promise<void>
}

interface Job {
  readonly task: Task
  readonly settle: (outcome: Outcome | Error) => void
}

const program = new URL('./worker.ts', import.meta.url)
const memory = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64 }

/** Opens no worker before the first task; a worker that hangs or breaks is replaced. */
export const openWorkshop = (parts: WorkshopParts): Workshop => {
  const queue: Job[] = []
  const idle: Worker[] = []
  const all = new Set<Worker>()
  let closed = false

  const hire = (): Worker => {
    const worker = new Worker(parts.program ?? program, { resourceLimits: memory })
    all.add(worker)
    worker.unref()
    worker.once('exit', () => {
      all.delete(worker)
      const index = idle.indexOf(worker)
      if (index >= 0) idle.splice(index, 1)
    })
    return worker
  }
  const next = () => {
    if (queue.length === 0 || closed) return
    const worker = idle.pop() ?? (all.size < parts.benches ? hire() : undefined)
    const job = worker ? queue.shift() : undefined
    if (worker && job) work(worker, job)
  }
  const work = (worker: Worker, job: Job) => {
    const finish = (outcome: Outcome | Error, healthy: boolean) => {
      clearTimeout(timer)
      worker.removeAllListeners('message')
      worker.removeAllListeners('error')
      // a listener stays: a worker that breaks while it is put away must not end the process
      worker.on('error', () => undefined)
      if (healthy) idle.push(worker)
      else {
        all.delete(worker)
        void worker.terminate()
      }
      job.settle(outcome)
      next()
    }
    const timer = setTimeout(() => finish(tooLong(), false), parts.limit)
    worker.once('message', (outcome: Outcome) => finish(outcome, true))
    worker.once('error', (error: Error) => finish(outOfMemory(error) ?? error, false))
    worker.postMessage(job.task)
  }
  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        if (queue.length >= parts.waiting || closed) return reject(tooBusy())
        const settle = (outcome: Outcome | Error) => {
          if (outcome instanceof Error) reject(outcome)
          else if (outcome.kind === 'failed') reject(new Error(outcome.message))
          else if (outcome.kind === 'refused') {
            reject(new Refusal(outcome.code, { detail: outcome.detail }))
          } else resolve(outcome.result as never)
        }
        queue.push({ task, settle })
        next()
      }),
    close: async () => {
      closed = true
      for (const job of queue.splice(0)) job.settle(tooBusy())
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}

const tooLong = () => new Refusal('too_large', { detail: 'It took longer than it may' })
const tooBusy = () =>
  new Refusal('rate_limited', { detail: 'Many documents are being worked on', retryAfter: 5 })

const outOfMemory = (error: Error & { code?: string }): Refusal | null =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new Refusal('too_large', { detail: 'It needs more memory than it may', cause: error })
    : null
