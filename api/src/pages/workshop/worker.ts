import { parentPort } from 'node:worker_threads'
import { never } from '@chapterhouse/shared/kernel/must'
import { copy, fill } from './copying.ts'
import { keep, rebuild, writeOut } from './reading.ts'
import type { Outcome, Results, Task } from './task.ts'
import { TaskRefusal } from './task-refusal.ts'
import { bring, retitle } from './writing.ts'

const run = (task: Task): Results[Task['kind']] => {
  switch (task.kind) {
    case 'retitle':
      return retitle(task.head, task.title)
    case 'bring':
      return bring(task)
    case 'copy':
      return copy(task)
    case 'fill':
      return fill(task)
    case 'write-out':
      return writeOut(task.head, task.format)
    case 'keep':
      return keep(task.head)
    case 'rebuild':
      return rebuild(task.keyframe, task.slices)
    default:
      return never(task)
  }
}

const attempt = (task: Task): Outcome => {
  try {
    return { kind: 'done', result: run(task) }
  } catch (error) {
    if (error instanceof TaskRefusal) {
      return { kind: 'refused', code: error.code, detail: error.message }
    }
    return { kind: 'failed', message: error instanceof Error ? `${error.stack}` : String(error) }
  }
}

parentPort?.on('message', (task: Task) => parentPort?.postMessage(attempt(task)))
