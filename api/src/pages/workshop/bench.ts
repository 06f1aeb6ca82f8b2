import { Worker } from 'node:worker_threads'
import { Refusal } from '@chapterhouse/shared/refusals'
import type { Outcome, Task } from './task.ts'

export interface BenchParts {
  readonly program: URL
  /** Milliseconds one task may take. */
  readonly limit: number
}

/** One worker thread, with at most one task at a time. */
export interface Bench {
  /** What became of the task. Rejects when the worker hung or died; the bench is then of no use. */
  readonly work: (task: Task) => Promise<Outcome>
  readonly close: () => Promise<void>
}

/** A document of 10 MiB needs a tenth of it; a text made to swell ends here and not with the process. */
const memory = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64 }

export const openBench = ({ program, limit }: BenchParts): Bench => {
  const worker = new Worker(program, { resourceLimits: memory })
  // an idle worker must not keep the process alive, nor end it by breaking
  worker.unref()
  worker.on('error', () => undefined)
  const close = async () => {
    await worker.terminate()
  }
  const work = (task: Task) =>
    new Promise<Outcome>((resolve, reject) => {
      const settle = (finish: () => void) => {
        clearTimeout(timer)
        worker.off('message', answered).off('error', broke).off('exit', ended)
        finish()
      }
      const answered = (outcome: Outcome) => settle(() => resolve(outcome))
      const broke = (error: Error) => settle(() => reject(outOfMemory(error) ?? error))
      // closed in the middle of a task, for a stop of the whole program
      const ended = () => settle(() => reject(stopped()))
      const timer = setTimeout(() => settle(() => reject(tooLong())), limit)
      worker.on('message', answered).on('error', broke).on('exit', ended)
      worker.postMessage(task)
    })
  return { work, close }
}

/** What a task gets that the stop of the program overtook. */
export const stopped = () => new Refusal('unavailable', { detail: 'The server is stopping' })
const tooLong = () =>
  new Refusal('too_large', { detail: 'It took longer than half a minute; try it in smaller parts' })

const outOfMemory = (error: Error & { readonly code?: string }): Refusal | null =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new Refusal('too_large', { detail: 'It needs more memory than it may', cause: error })
    : null
